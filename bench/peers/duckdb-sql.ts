import { DURATION_EDGES } from '@/lib/time/duration-edges'
import { toId } from '../made/to-id'
import type { Question } from '../question'

/** The steps of a group of events as bits: 1 viewed, 2 added to cart, 4 checked out. */
const STEPS = `bit_or(case type when 'page_view' then 1 when 'add_to_cart' then 2 else 4 end)`

/** As ours: units that reached a step or a later one. */
const REACHED = [1, 2, 4].map((bit) => `count(*) filter (where steps >= ${bit})`).join(', ')

/** The SQL that one who knows DuckDB would write over raw events: one grouping, no joins between events. */
export function duckDbSql(question: Question): string {
  if (question.report === 'funnel') return funnelSql(question)
  if (question.report === 'trend') return trendSql(question)
  return question.report === 'products' ? productsSql(question) : timeToStepSql(question)
}

function funnelSql(question: Question): string {
  return `
    select ${REACHED}
    from (select ${STEPS} as steps from ${eventsSql(question)} group by ${unitColumn(question)})`
}

function trendSql(question: Question): string {
  return `
    select day::varchar, ${REACHED}
    from (
      select occurred_at::date as day, ${STEPS} as steps
      from ${eventsSql(question)}
      group by day, ${unitColumn(question)}
    )
    group by day`
}

function productsSql(question: Question): string {
  return `
    select name, ${REACHED}
    from (
      select product_id, ${STEPS} as steps
      from ${touchesSql(question)}
      group by product_id, ${unitColumn(question)}
    )
    join product on product.id = product_id
    group by name`
}

/** Of sessions, as ours, whichever unit is asked. */
function timeToStepSql(question: Question): string {
  const bucketSql = (from: number, index: number) => {
    const to = DURATION_EDGES[index + 1]
    return `count(*) filter (where seconds >= ${from}${to === undefined ? '' : ` and seconds < ${to}`})`
  }
  return `
    with pair as (
      select min(occurred_at) filter (where type = 'page_view') as viewed_at,
        min(occurred_at) filter (where type = 'add_to_cart') as carted_at,
        min(occurred_at) filter (where type = 'checkout') as checked_out_at
      from ${touchesSql(question)}
      group by product_id, session_id
    ),
    gap as (
      select 'added_to_cart' as step, epoch_us(carted_at - viewed_at) / 1e6 as seconds
      from pair
      union all
      select 'checked_out', epoch_us(checked_out_at - carted_at) / 1e6
      from pair
    )
    select step, count(*), avg(seconds), quantile_cont(seconds, 0.5), quantile_cont(seconds, 0.9),
      ${DURATION_EDGES.map(bucketSql).join(', ')}
    from gap
    where seconds >= 0
    group by step`
}

/** Events that count: of the whole shop, or the touches of one product. */
function eventsSql(question: Question): string {
  if (question.productNumber !== null) return touchesSql(question)
  return `(select * from event where ${inRangeSql(question)} and type in ('page_view', 'add_to_cart', 'checkout'))`
}

/** An event and a product that it concerns; a checkout has the products of its order. */
function touchesSql(question: Question): string {
  const { productNumber } = question
  const ofProduct = productNumber === null ? '' : `and product_id = '${toId(`product${productNumber}`)}'`
  return `(
    select user_id, session_id, product_id, type, occurred_at
    from event
    where ${inRangeSql(question)} and type in ('page_view', 'add_to_cart') ${ofProduct}
    union all
    select user_id, session_id, order_item.product_id, type, occurred_at
    from event
    join order_item using (order_id)
    where ${inRangeSql(question)} and type = 'checkout' ${ofProduct.replace('product_id', 'order_item.product_id')}
  )`
}

function inRangeSql({ range }: Question): string {
  return `occurred_at >= timestamp '${range.from}' and occurred_at < timestamp '${range.to}'`
}

function unitColumn({ unit }: Question): string {
  return unit === 'sessions' ? 'session_id' : 'user_id'
}
