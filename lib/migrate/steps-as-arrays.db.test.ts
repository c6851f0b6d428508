import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDb } from '@/lib/db'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { type FreshDatabase, makeFreshDatabase } from '@/lib/testing/database/fresh-database'
import { query } from '@/lib/testing/database/query'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { readMigrations } from './apply-migrations'

const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const THIS = '20261129214000_steps_as_arrays'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await makeFreshDatabase()
})
afterAll(() => fresh.drop())

/** Events, and what a refresh of before had made of them, with a step that is missing and one that came first. */
const STORED = `
  insert into event (user_id, id, session_id, type, occurred_at, received_at, product_id, order_id) values
    ('ann', 'e1', 's1', 'page_view', '2021-02-09 10:00Z', '2021-02-09 10:00Z', 'zz', null),
    ('ann', 'e2', 's1', 'add_to_cart', '2021-02-09 10:01Z', '2021-02-09 10:00Z', 'zz', null),
    ('ann', 'e3', 's1', 'checkout', '2021-02-09 10:02Z', '2021-02-09 10:00Z', 'zz', 'o1'),
    ('ann', 'e4', 'd', 'package_shipped', '2021-02-11 10:00Z', '2021-02-09 10:00Z', null, 'o1'),
    ('bob', 'e5', 's2', 'checkout', '2021-02-10 10:00Z', '2021-02-09 10:00Z', 'yy', null),
    ('bob', 'e6', 's2', 'page_view', '2021-02-10 10:01Z', '2021-02-09 10:00Z', 'yy', null);
  insert into session_path (user_id, session_id, started_on, started_at, steps, path, offsets_ms) values
    ('ann', 's1', '2021-02-09', '2021-02-09 10:00Z', 15, 'vck', '{0,60000,120000}'),
    ('bob', 's2', '2021-02-10', '2021-02-10 10:00Z', 5, 'kv', '{0,60000}');
  insert into product_funnel
    (user_id, session_id, product_id, started_on, viewed_at, carted_at, checked_out_at, shipped_at, steps)
  values
    ('ann', 's1', 'zz', '2021-02-09', '2021-02-09 10:00Z', '2021-02-09 10:01Z', '2021-02-09 10:02Z', '2021-02-11 10:00Z', 15),
    ('bob', 's2', 'yy', '2021-02-10', '2021-02-10 10:01Z', null, '2021-02-10 10:00Z', null, 5);
  insert into session_day values ('2021-02-09', 15, 1), ('2021-02-10', 5, 1);
  insert into product_day (product_id, day, steps, sessions)
  values ('zz', '2021-02-09', 15, 1), ('yy', '2021-02-10', 5, 1);
  insert into refresh_run (at, scope, sessions, restated_days, restated_products) values (now(), 'touched', 1, 1, 0);
  insert into restatement (refresh_id, day, product_id, viewed_before, viewed_after, carted_before, carted_after,
    checked_out_before, checked_out_after, shipped_before, shipped_after)
  select id, '2021-02-09', '', 1, 2, 3, 4, 5, 6, 7, 8 from refresh_run;
  update refresh_state set time_zone = 'UTC', is_settled = true`

it('turns what was stored a column a step into arrays, as a refresh of today makes them', async () => {
  const migrations = await readMigrations(FOLDER)
  const place = migrations.findIndex(({ name }) => name === THIS)
  for (const { sql } of migrations.slice(0, place)) await query(fresh.url, sql)
  await query(fresh.url, STORED)
  for (const { sql } of migrations.slice(place)) await query(fresh.url, sql)

  expect(await query(fresh.url, 'select before, after from restatement')).toEqual([
    { before: [1, 3, 5, 7], after: [2, 4, 6, 8] },
  ])
  const db = openDb(fresh.url)
  try {
    const { session_path, product_funnel } = await readFunnelTables(db)
    const converted = { session_path, product_funnel }
    expect(converted.session_path).toHaveLength(2)
    expect(await runRefresh(db, { timeZone: 'UTC' })).toMatchObject({ scope: 'all', reason: 'new tables' })
    expect(await runRefresh(db, { timeZone: 'UTC' })).toMatchObject({ scope: 'touched', reason: null })
    expect(await readFunnelTables(db)).toMatchObject(converted)
    const rows = await query(
      fresh.url,
      'select reached_at[3] > reached_at[1] as later from product_funnel order by 1',
    )
    expect(rows).toEqual([{ later: false }, { later: true }])
  } finally {
    await db.$disconnect()
  }
})
