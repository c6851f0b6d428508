import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDb } from '@/lib/db'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { type FreshDatabase, makeFreshDatabase } from '@/lib/testing/database/fresh-database'
import { query } from '@/lib/testing/database/query'
import { readMigrations } from './apply-migrations'

const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const THIS = '20261129191000_whose_a_row_is'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await makeFreshDatabase()
})
afterAll(() => fresh.drop())

const list = async (select: string) =>
  (await query<Record<string, unknown>>(fresh.url, select)).map((row) => Object.values(row).join(' '))

/** What earlier versions stored: everything under the user that it came with. */
const STORED = `
  insert into "user" (id) values ('u1');
  insert into event (user_id, id, session_id, type, occurred_at, received_at, order_id) values
    ('guest-9', 'e1', 's', 'page_view', '2021-02-09 10:00Z', '2021-02-09 10:00Z', null),
    ('u1', 'e1', 's', 'add_to_cart', '2021-02-09 10:05Z', '2021-02-10 10:00Z', null),
    ('guest-9', 'e2', 's', 'page_view', '2021-02-09 10:01Z', '2021-02-09 10:00Z', null),
    ('guest-9', 'e3', 's', 'checkout', '2021-02-09 10:02Z', '2021-02-09 10:00Z', 'o1'),
    ('depot', 'e4', 'd', 'package_shipped', '2021-02-10 10:00Z', '2021-02-10 10:00Z', 'o1'),
    ('bob', 'e5', '1', 'page_view', '2021-02-09 10:02Z', '2021-02-09 10:00Z', null),
    ('cat', 'e6', '1', 'page_view', '2021-02-09 10:02Z', '2021-02-09 10:00Z', null),
    ('bob', 'e7', '1', 'page_view', '2021-02-09 10:03Z', '2021-02-09 10:00Z', null);
  insert into "order" (user_id, id, created_at, delivered_at, status) values
    ('guest-9', 'o1', '2021-02-09 10:02Z', null, 'preparing'),
    ('u1', 'o1', '2021-02-09 10:02Z', '2021-02-12 10:00Z', 'delivered'),
    ('bob', 'o2', '2021-02-09 10:02Z', null, null);
  insert into order_item (user_id, order_id, product_id, quantity) values
    ('guest-9', 'o1', 'fern', 2),
    ('guest-9', 'o1', 'moss', 1),
    ('u1', 'o1', 'moss', 3),
    ('bob', 'o2', 'fern', 1);
  insert into order_snapshot (user_id, id, status, dbt_scd_id, dbt_updated_at, dbt_valid_from, dbt_valid_to) values
    ('guest-9', 'o1', 'preparing', 'a', '2021-02-10', '2021-02-10 12:00Z', null),
    ('u1', 'o1', 'preparing', 'b', '2021-02-11', '2021-02-11 12:00Z', '2021-02-12 12:00Z'),
    ('u1', 'o1', 'delivered', 'c', '2021-02-12', '2021-02-12 12:00Z', null),
    ('guest-9', 'o3', 'preparing', 'd', '2021-02-10', '2021-02-10 12:00Z', null),
    ('u1', 'o3', 'preparing', 'e', '2021-02-10', '2021-02-10 12:00Z', '2021-02-11 12:00Z'),
    ('u1', 'o3', 'shipped', 'f', '2021-02-11', '2021-02-11 12:00Z', null);
  insert into session_path (user_id, session_id, started_on, started_at, steps, path)
  values ('guest-9', 's', '2021-02-09', '2021-02-09 10:00Z', 1, 'v');
  update refresh_state set time_zone = 'UTC'`

it('makes one of what was stored under two users, and the next refresh settles and rebuilds all', async () => {
  const migrations = await readMigrations(FOLDER)
  const place = migrations.findIndex(({ name }) => name === THIS)
  for (const { sql } of migrations.slice(0, place)) await query(fresh.url, sql)
  await query(fresh.url, STORED)
  for (const { sql } of migrations.slice(place)) await query(fresh.url, sql)

  const events = 'select id, user_id, type from event order by id'
  expect((await list(events)).slice(0, 4)).toEqual([
    'e1 u1 add_to_cart',
    'e2 guest-9 page_view',
    'e3 guest-9 checkout',
    'e4 depot package_shipped',
  ])
  expect(await list('select user_id, id, status from "order" order by id')).toEqual([
    'u1 o1 delivered',
    'bob o2 ',
  ])
  expect(await list('select user_id, product_id, quantity from order_item order by 1, 2')).toEqual([
    'bob fern 1',
    'u1 fern 2',
    'u1 moss 3',
  ])
  const versions = `
    select id, user_id, status, to_char(dbt_valid_to at time zone 'UTC', 'DD HH24') as until
    from order_snapshot
    order by id, dbt_valid_from`
  expect(await list(versions)).toEqual([
    'o1 guest-9 preparing 11 12',
    'o1 u1 preparing 12 12',
    'o1 u1 delivered ',
    'o3 guest-9 preparing 11 12',
    'o3 u1 shipped ',
  ])

  const db = openDb(fresh.url)
  try {
    const refresh = () => runRefresh(db, { timeZone: 'UTC' })
    expect(await refresh()).toMatchObject({ scope: 'all', sessions: 3, reason: 'new rule' })
    expect(await refresh()).toMatchObject({ scope: 'touched', sessions: 0 })
  } finally {
    await db.$disconnect()
  }
  expect((await list(events)).map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual([
    'e1 u1',
    'e2 u1',
    'e3 u1',
    'e4 u1',
    'e5 bob',
    'e6 cat',
    'e7 bob',
  ])
  expect(await list('select user_id, session_id, path, steps from session_path order by 1')).toEqual([
    'bob 1 aa 1',
    'cat 1 a 1',
    'u1 s acb 15',
  ])
})
