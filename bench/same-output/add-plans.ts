import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Shop } from './shop'

// Goals, saved reports and links are made on the screen; here they are written as the screen would.

const GOALS = [
  { metric: 'checkout_per_view', scope: 'shop', target: 0.3 },
  { metric: 'cart_per_view', scope: 'product', target: 0.4 },
  { metric: 'checked_out', scope: 'shop', target: 250 },
] as const

/** Goals in the quarter that has passed and in the one of now: `bounds` are when these begin and end. */
export async function addGoals(client: pg.Client, bounds: readonly [string, string, string]): Promise<void> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select id, name from product order by name limit 1',
  )
  for (const [index, { metric, scope, target }] of [...GOALS, ...GOALS].entries()) {
    const quarter = index < GOALS.length ? bounds.slice(0, 2) : bounds.slice(1)
    const product = scope === 'product' ? rows[0] : undefined
    const values = [metric, scope, product?.id, product?.name, ...quarter, target, bounds[0]]
    await client.query(
      `with added as (
        insert into goal (metric, scope, scope_id, scope_name, quarter_from, quarter_to, target, owner, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, 'Ann', $8)
        returning id, target, created_at)
      insert into goal_change (goal_id, number, changed_at, action, target, owner)
      select id, 1, created_at, 'created', target, 'Ann' from added`,
      values,
    )
  }
}

const SECTIONS = [
  'funnel',
  'drop-off',
  'product-drop-off',
  'time-to-step',
  'trend',
  'products',
  'catalogue',
  'product-times',
  'answers',
  'periods',
  'changed',
  'why',
  'compare',
  'worth',
  'ship-time',
  'late',
  'services',
] as const

/** The token of the link to the report with this number, 1 or 2. */
export function toToken(report: number): string {
  return String(report).padEnd(43, 'a')
}

/** A report of every section and one of each few, of users and a product, each with a locked link. */
export async function addReports(client: pg.Client, shop: Shop): Promise<void> {
  const [from, to] = shop.days
  const { rows } = await client.query<{ id: string }>('select id from product where name = $1', [
    shop.product,
  ])
  const rules = { version: 2, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 }
  const asked = [
    { range: '90d', compare: 'previous', metric: 'cart_per_view' },
    { from, to, unit: 'users', product: rows[0]?.id ?? '', compare: 'last-quarter', in: 'sessions' },
  ]
  for (const [index, parameters] of asked.entries()) {
    const sections = index === 0 ? SECTIONS : [...SECTIONS].reverse()
    const definition = JSON.stringify({ parameters, sections, note: 'One.\n\nTwo & <b>three</b>.', rules })
    const hash = createHash('sha256')
      .update(toToken(index + 1))
      .digest('hex')
    await client.query(
      `with added as (
        insert into report (name, description, owner_name, created_at, updated_at)
        values ($1, 'Everything there is.', 'Ann', $2, $2)
        returning id),
      version as (
        insert into report_version (report_id, number, definition, author, created_at)
        select id, 1, $3::jsonb, 'Ann', $2 from added)
      insert into share_link (token_hash, report_id, title, owner, kind, scope, created_by, created_at)
      select $4, id, $1, 'Ann', 'live', 'locked', 'Ann', $2 from added`,
      [`Report ${index + 1}`, shop.now, definition, hash],
    )
  }
}
