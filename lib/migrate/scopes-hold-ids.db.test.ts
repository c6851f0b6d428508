import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, makeFreshDatabase } from '@/lib/testing/database/fresh-database'
import { query } from '@/lib/testing/database/query'
import { readMigrations } from './apply-migrations'

const NAME = '20261129190000_scopes_hold_ids'
const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/** What was saved before, and the product that it means; null: no one product. */
const SAVED: readonly (readonly [asked: string, id: string | null])[] = [
  ['Moss', 'p2'],
  ['Moss ', 'p3'],
  [' Pothos ', 'p6'],
  ['p1', 'p1'],
  ['zz', 'zz'],
  ['p2', 'p7'],
  ['Fern', null],
  ['Twin', null],
  ["Robert'); drop table report;--", null],
]

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await makeFreshDatabase()
  const migrations = await readMigrations(FOLDER)
  for (const { name, sql } of migrations) if (name < NAME) await query(fresh.url, sql)
  await query(fresh.url, GIVEN)
  for (const { name, sql } of migrations) if (name === NAME) await query(fresh.url, sql)
})
afterAll(() => fresh.drop())

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
const define = (asked: string) =>
  `jsonb_build_object('parameters', jsonb_build_object('range', '90d', 'product', ${quote(asked)}), 'sections', '["funnel"]'::jsonb)`
const OF_SHOP = `'{"parameters":{"range":"90d","category":" Palms "},"sections":["funnel"]}'`

const GIVEN = `
  insert into product (id, name) values ('p1', 'Boston Fern'), ('p2', 'Moss'), ('p3', 'Moss '), ('p4', 'Twin'), ('p5', 'Twin'),
    ('p6', 'Pothos'), ('p7', 'p2');
  insert into product_day (day, product_id, steps, sessions) values ('2021-02-09', 'zz', 1, 1);
  insert into report (id, name, owner_name, updated_at) values (1, 'Products', 'Ann', now());
  insert into report_version (report_id, number, definition, author)
  values (1, 100, ${OF_SHOP}, 'Ann')${SAVED.map(([asked], index) => `, (1, ${index}, ${define(asked)}, 'Ann')`).join('')};
  insert into share_link (id, token_hash, title, owner, definition, kind, scope, created_by)
  values (100, 'x', 'Overview', 'Ann', null, 'live', 'locked', 'Ann')
    ${SAVED.map(([asked], index) => `, (${index}, 'x${index}', 'Overview', 'Ann', ${define(asked)}, 'frozen', 'locked', 'Ann')`).join('')};
  insert into frozen_report (link_id, frozen_at, definition, freshness, answers, stored)
  values (100, now(), ${OF_SHOP}, '{}', '{}', '{}')
    ${SAVED.map(([asked], index) => `, (${index}, now(), ${define(asked)}, '{}', '{}', '{}')`).join('')};
  insert into goal (metric, scope, scope_name, quarter_from, quarter_to, target, owner)
  values ('viewed', 'shop', null, '2026-10-01', '2027-01-01', 9, 'Ann'),
    ('viewed', 'category', 'Moss', '2026-10-01', '2027-01-01', 9, 'Ann')
    ${SAVED.map(([asked]) => `, ('viewed', 'product', ${quote(asked)}, '2026-10-01', '2027-01-01', 9, 'Ann')`).join('')};`

const bound = SAVED.map(([asked, id]) =>
  id === null ? { range: '90d', unbound_product: asked } : { range: '90d', product: id },
)

it.each([
  [
    'reports',
    `select definition -> 'parameters' as kept from report_version where number < 100 order by number`,
  ],
  ['links', `select definition -> 'parameters' as kept from share_link where id < 100 order by id`],
])('%s are bound to the product that they mean, or to none', async (_, statement) => {
  const rows = await query<{ kept: unknown }>(fresh.url, statement)
  expect(rows.map(({ kept }) => kept)).toEqual(bound)
})

it('frozen ones too, which are of what was read then, and know what their answers call it', async () => {
  const rows = await query<{ kept: unknown; asked_product: string | null }>(
    fresh.url,
    `select definition -> 'parameters' as kept, asked_product from frozen_report where link_id < 100 order by link_id`,
  )
  expect(rows.map(({ kept }) => kept)).toEqual(bound.with(1, { range: '90d', product: 'p2' }))
  expect(rows.map(({ asked_product: asked }) => asked)).toEqual(
    SAVED.map(([asked, id]) => (asked === id ? null : asked.trim())),
  )
})

it('goals of a product have its id, and no others', async () => {
  const rows = await query<{ scope_id: string | null }>(fresh.url, 'select scope_id from goal order by id')
  expect(rows.map(({ scope_id: id }) => id)).toEqual([null, null, ...SAVED.map(([, id]) => id)])
})

it('what is of no product stays as it was read', async () => {
  const [row] = await query<Record<string, unknown>>(
    fresh.url,
    `select v.definition -> 'parameters' as version, l.definition as link, f.definition -> 'parameters' as frozen, asked_product
     from report_version v, share_link l, frozen_report f
     where v.number = 100 and l.id = 100 and f.link_id = 100`,
  )
  expect(row).toEqual({
    version: { range: '90d', category: 'Palms' },
    link: null,
    frozen: { range: '90d', category: 'Palms' },
    asked_product: null,
  })
})
