import type pg from 'pg'
import type { DayRange } from '@/lib/time/day'
import { toId } from '../made/to-id'
import { timeMedian } from '../measures/measure'
import { type Answer, type Question, toNumbers } from '../question'

/** They take seconds each: one run that is not counted, then one that is. */
const RUNS = 1

/** The longest time from step to step; the generated sessions are shorter. */
const WINDOW_SECONDS = 3600
const WINDOW = `interval '${WINDOW_SECONDS} seconds'`

/** As the peer's own tables have them, besides the indexes that we have. */
const INDEXES = [
  'create index bench_event_occurred_at on event (occurred_at)',
  'create index bench_event_session_occurred_at on event (session_id, occurred_at)',
  'vacuum (analyze) event',
]

export async function prepareSelfJoins(client: pg.Client): Promise<void> {
  for (const statement of INDEXES) await client.query(statement)
}

/**
 * The funnel over raw events by a chain of joins, a level a step, each of the sessions that reached the level
 * before: the shape of Umami's funnel on PostgreSQL. Null for reports that are not a funnel.
 */
export async function askSelfJoins(client: pg.Client, question: Question): Promise<Answer | null> {
  if (question.report !== 'funnel' && question.report !== 'products') return null
  const sql = question.report === 'funnel' ? funnelSql(question) : productsSql(question)
  const { ms, value } = await timeMedian(RUNS, () =>
    client.query<(string | number)[]>({ text: sql, rowMode: 'array' }),
  )
  return { ms, numbers: toNumbers(value.rows) }
}

function funnelSql(question: Question): string {
  const unit = unitColumn(question)
  if (question.productNumber === null) {
    return chainSql(TYPES, { ...question, by: 'session_id', unit, seconds: WINDOW_SECONDS })
  }
  return `${productLevelsSql(question)} ${countLevelsSql(TYPES, unit)}`
}

const TYPES = ['page_view', 'add_to_cart', 'checkout'] as const

type Column = 'session_id' | 'user_id'

/** What is told apart while the steps are taken, what of it is counted, and the longest time from step to step. */
export type Chain = Readonly<{ range: DayRange; by: Column; unit: Column; seconds: number }>

/** A funnel of these types of events in this order: how many reached each. */
export function chainSql(types: readonly string[], { range, by, unit, seconds }: Chain): string {
  const levelSql = (type: string, index: number) => `
    level${index + 1} as (
      select distinct event.session_id, event.user_id, event.occurred_at
      from level${index} as before
      join event on event.${by} = before.${by}
      where event.type = '${type}'
        and event.occurred_at between before.occurred_at and before.occurred_at + interval '${seconds} seconds'
    )`
  const [first, ...others] = types
  return `
    with level1 as (
      select distinct session_id, user_id, occurred_at
      from event
      where type = '${first}' and occurred_at >= '${range.from} 00:00:00+00' and occurred_at < '${range.to} 00:00:00+00'
    ), ${others.map((type, index) => levelSql(type, index + 1)).join(', ')}
    ${countLevelsSql(types, unit)}`
}

function countLevelsSql(types: readonly string[], unit: Column): string {
  return `select ${types.map((_, index) => `(select count(distinct ${unit})::int from level${index + 1})`).join(', ')}`
}

function productsSql(question: Question): string {
  const countSql = (level: number) => `
    select product_id, ${level} as level, count(distinct ${unitColumn(question)})::int as units
    from level${level}
    group by product_id`
  return `
    ${productLevelsSql(question)},
    counted as (${[1, 2, 3].map(countSql).join(' union all ')})
    select name, coalesce(max(units) filter (where level = 1), 0), coalesce(max(units) filter (where level = 2), 0),
      coalesce(max(units) filter (where level = 3), 0)
    from counted
    join product on product.id = product_id
    group by name`
}

function unitColumn({ unit }: Question): Column {
  return unit === 'sessions' ? 'session_id' : 'user_id'
}

/** The same for the steps of one product and another; a checkout has the products of its order. */
function productLevelsSql({ range, productNumber }: Question): string {
  const ofProduct = productNumber === null ? '' : `and product_id = '${toId(`product${productNumber}`)}'`
  return `
    with level1 as (
      select distinct session_id, user_id, product_id, occurred_at
      from event
      where type = 'page_view' and occurred_at >= '${range.from}Z' and occurred_at < '${range.to}Z' ${ofProduct}
    ),
    level2 as (
      select distinct event.session_id, event.user_id, event.product_id, event.occurred_at
      from level1 as before
      join event on event.session_id = before.session_id and event.product_id = before.product_id
      where event.type = 'add_to_cart'
        and event.occurred_at between before.occurred_at and before.occurred_at + ${WINDOW}
    ),
    level3 as (
      select distinct event.session_id, event.user_id, before.product_id, event.occurred_at
      from level2 as before
      join event on event.session_id = before.session_id
      join order_item on order_item.order_id = event.order_id and order_item.product_id = before.product_id
      where event.type = 'checkout'
        and event.occurred_at between before.occurred_at and before.occurred_at + ${WINDOW}
    )`
}
