import { funnelOf } from '@/lib/funnel/funnel-of'
import { countMark } from '@/lib/funnel/marks'
import type { ReportQuery } from '@/lib/query/report-query'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'
import { bucketSql } from './bucket-sql'
import { countedProductsSql } from './counted-products-sql'
import { unitsSql as foundUnitsSql } from './filter-sql'
import { HOLDS, marksSql } from './mark-sql'
import { ofKindSql } from './of-kind-sql'
import { inRangeSql } from './range-sql'
import { inScopeSql, isOfShop } from './scope-sql'
import { splitMonths } from './split-months'

/** What units are told apart by: nothing (the part is ''), their product, or the first day of the query's grain. */
export type UnitPart = 'nothing' | 'product' | 'grain'

/**
 * Rows (part, mark, units) that add up to the units of each part with the mark (`lib/funnel/marks.ts`). Whole months of
 * the range are read from what was counted by month where no part is shorter, other days from the days. With a filter
 * sessions are counted one by one.
 */
export function unitMarksSql(query: ReportQuery, by: UnitPart, marks: readonly number[]): Prisma.Sql {
  if (query.scope.where !== undefined) return foundMarksSql(query, by, marks)
  const { months, days } = splitMonths(query, by === 'grain')
  const rows =
    (part: 'month' | 'day', day = Prisma.raw(part)) =>
    (range: DayRange | null) =>
      Prisma.sql`
      select ${partSql(query, by, day)} as part, mark, ${unitsSql(query, by, part)} as units
      from ${Prisma.raw(`funnel_${part}`)}
      where ${chosenSql(query, by)}
        and mark = any(${[...marks]}::smallint[])
        and ${inRangeSql(day, range)}`
  return Prisma.join([...months.map(rows('month')), ...days.map(rows('day'))], ' union all ')
}

/** Rows (part, reached): how many units of each part reached each step or a later one, as one array by place. */
export function reachedSql(query: ReportQuery, by: UnitPart): Prisma.Sql {
  const funnel = funnelOf(query)
  const marks = funnel.steps.map((_, place) => countMark(funnel, place))
  const counts = marks.map((mark) => Prisma.sql`coalesce(sum(units) filter (where mark = ${mark}), 0)::int`)
  return Prisma.sql`
      select part, array[${Prisma.join(counts, ', ')}] as reached
      from (${unitMarksSql(query, by, marks)}) as unit_mark
      group by part`
}

function foundMarksSql(query: ReportQuery, by: UnitPart, marks: readonly number[]): Prisma.Sql {
  const part = partSql(query, by, Prisma.sql`session_path.started_on`, Prisma.sql`product_id`)
  const isOfPairs = by === 'product' || !isOfShop(query.scope)
  return Prisma.sql`
      select part, mark, units
      from (
        select part, steps, count(*)::int as units
        from (${foundUnitsSql(query, { key: Prisma.sql`${part} as part`, isOfPairs, isByProduct: by === 'product' })}) as unit
        group by part, steps
      ) as counted
      join ${marksSql(marks)} on ${HOLDS}`
}

function partSql(
  query: ReportQuery,
  by: UnitPart,
  day: Prisma.Sql,
  product = Prisma.sql`scope_value`,
): Prisma.Sql {
  if (by === 'nothing') return Prisma.sql`''::text`
  return by === 'product' ? product : bucketSql(day, query)
}

/**
 * A user is counted on the first of its days in the range, or in the bucket: where the last one before it, which
 * `seen_before` has in order, is before that. A month has each last day once, with its `users`.
 */
function unitsSql(query: ReportQuery, by: UnitPart, part: 'month' | 'day'): Prisma.Sql {
  if (query.unit === 'sessions') return Prisma.sql`sessions`
  const starts = [
    ...(by === 'grain' ? [bucketSql(Prisma.raw(part), query)] : []),
    ...(query.range ? [Prisma.sql`${query.range.from}::date`] : []),
  ]
  const before =
    starts.length === 0
      ? NEVER
      : Prisma.sql`least(greatest(${Prisma.join(starts)}) - date '2000-01-01' - 1, ${LAST})`
  const place = Prisma.sql`width_bucket((${before})::smallint, seen_before)`
  return part === 'day'
    ? place
    : Prisma.sql`(select coalesce(sum(of_day), 0)::int from unnest(users[:${place}]) as of_day)`
}

/** Days since the year 2000 as smallint has them: never, and any day after 2089. */
const [NEVER, LAST] = [Prisma.sql`-32768`, Prisma.sql`32767`]

/** The rows of what the question is of. A category has its own, because its products share users and sessions. */
function chosenSql(query: ReportQuery, by: UnitPart): Prisma.Sql {
  const { product, category } = query.scope
  if (product !== undefined) {
    return Prisma.sql`${ofKindSql(query, 'product')} and scope_value = ${product} and ${inScopeSql(Prisma.sql`scope_value`, { category })}`
  }
  if (by === 'product')
    return Prisma.sql`${ofKindSql(query, 'product')} and scope_value = any(${productsSql(query)})`
  const kind = category === undefined ? 'shop' : 'category'
  return Prisma.sql`${ofKindSql(query, kind)} and scope_value = ${category ?? ''}`
}

/** Each is looked up by itself: of all rows of products those of the range would be few. */
function productsSql(query: ReportQuery): Prisma.Sql {
  const { category } = query.scope
  if (category === undefined) return countedProductsSql(query)
  return Prisma.sql`array(select id from product where category = ${category})`
}
