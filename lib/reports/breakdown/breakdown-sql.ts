import { funnelKeyOf, funnelOf } from '@/lib/funnel/funnel-of'
import { countMark, listMarks } from '@/lib/funnel/marks'
import { attributeOf, isMet } from '@/lib/query/attribute'
import type { ReportQuery } from '@/lib/query/report-query'
import { unitAttributeSql, unitsSql, weekdaySql } from '@/lib/sql/filter-sql'
import { holdsSql } from '@/lib/sql/mark-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { raw } from '@/lib/sql/raw'
import { isOfShop } from '@/lib/sql/scope-sql'
import { splitMonths } from '@/lib/sql/split-months'
import { reachedSql } from '@/lib/sql/unit-marks-sql'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

/** So many values have a part of their own; of two attributes at once so many each. */
export const MOST_PARTS = { one: 20, two: 8 } as const

/** A value, or all others together, or what is not known; `value` is null but for the first. */
export type PartKey = Readonly<{ part: 'value' | 'others' | 'not_known'; value: string | null }>

/** Of a part by one attribute, or by two (`second`): how many values it is, and how many units reached each step or a later one. */
export type BreakdownRow = Readonly<{ first: PartKey; second: PartKey; values: number; reached: number[] }>

/** `BreakdownRow`s of units that reached the funnel, those of most of them first. Of what was kept, what is not known has no row. */
export function breakdownSql(query: ReportQuery, [first = '', second]: readonly string[]): Prisma.Sql {
  const most = raw(second === undefined ? MOST_PARTS.one : MOST_PARTS.two)
  const rank = (value: Prisma.Sql) => Prisma.sql`
      select ${value} as value, row_number() over (order by sum(reached[1]) desc, ${value} collate "C") <= ${most} as is_shown
      from told
      where ${value} is not null
      group by ${value}`
  const key = (value: Prisma.Sql, rank: Prisma.Sql) => Prisma.sql`jsonb_build_object(
        'part', case when ${value} is null then 'not_known' when ${rank}.is_shown then 'value' else 'others' end,
        'value', case when ${rank}.is_shown then ${value} end)`
  const [one, two] = [Prisma.sql`told.first`, Prisma.sql`told.second`]
  const counts = funnelOf(query).steps.map((_, place) => Prisma.sql`sum(reached[${raw(place + 1)}])::int`)
  return Prisma.sql`
    with told as ( -- a value, or a pair of values, with how many units reached each step
      select first, second, reached from (${toldSql(query, first, second)}) as counted where reached[1] > 0
    ),
    first_rank as ( -- a value of the first, and whether it has a part of its own
      ${rank(one)}
    ),
    second_rank as ( -- the same of the second
      ${rank(two)}
    )
    select ${key(one, Prisma.sql`first_rank`)} as first, ${key(two, Prisma.sql`second_rank`)} as second,
      count(*)::int as values, array[${Prisma.join(counts)}] as reached
    from told
    left join first_rank on first_rank.value = told.first
    left join second_rank on second_rank.value = told.second
    group by 1, 2
    order by (${key(one, Prisma.sql`first_rank`)} ->> 'part') desc, sum(reached[1]) desc, 1, 2`
}

/** Rows (first, second, reached): from what was kept where that has them, else of each unit. */
function toldSql(query: ReportQuery, first: string, second: string | undefined): Prisma.Sql {
  if (second === undefined && first === 'product') {
    return Prisma.sql`select part as first, null::text as second, reached from (${reachedSql(query, 'product')}) as kept`
  }
  if (second === undefined && isKept(query, first)) return keptSql(query, attributeOf(first) ?? '')
  if (second === undefined && first === 'weekday' && isOfDays(query)) return weekdaysSql(query)
  const names = [first, second ?? '']
  const values = Prisma.sql`${valueSql(query, first)} as first, ${second === undefined ? Prisma.sql`null::text` : valueSql(query, second)} as second`
  const units = {
    key: values,
    keys: 2,
    isOfPairs: names.some(isMet) || !isOfShop(query.scope),
    isByProduct: names.includes('product'),
    isByVisitor: names.includes('visitor'),
  } as const
  return Prisma.sql`
      select first, second, array[${countsSql(query)}] as reached
      from (${unitsSql(query, units)}) as unit
      group by first, second`
}

/** Whether what is counted lies on one day, and was added up by day. */
function isOfDays({ unit, scope }: ReportQuery): boolean {
  return unit === 'sessions' && scope.where === undefined
}

function weekdaysSql(query: ReportQuery): Prisma.Sql {
  const sums = funnelOf(query).steps.map((_, place) => Prisma.sql`sum(reached[${raw(place + 1)}])::int`)
  return Prisma.sql`
      select ${weekdaySql(Prisma.sql`part`)} as first, null::text as second, array[${Prisma.join(sums)}] as reached
      from (${reachedSql({ ...query, grain: 'day' }, 'grain')}) as kept
      group by first`
}

function countsSql(query: ReportQuery): Prisma.Sql {
  const funnel = funnelOf(query)
  const counts = funnel.steps.map(
    (_, place) =>
      Prisma.sql`count(*) filter (where ${holdsSql(countMark(funnel, place), Prisma.sql`steps`)})::int`,
  )
  return Prisma.join(counts)
}

/** Whether sessions by value were counted by the refresh (docs/decisions/0059). */
export function isKept({ unit, scope }: ReportQuery, name: string): boolean {
  return unit === 'sessions' && attributeOf(name) !== null && Object.keys(scope).length === 0
}

function keptSql(query: ReportQuery, name: string): Prisma.Sql {
  const { months, days } = splitMonths(query, false)
  const funnel = funnelOf(query)
  const marks = listMarks(funnel)
  const sums = funnel.steps.map(
    (_, place) => Prisma.sql`sum(sessions[${raw(marks.indexOf(countMark(funnel, place)) + 1)}])::int`,
  )
  const rows = (topic: string) => (range: DayRange | null) =>
    Prisma.sql`
        select value, sessions
        from session_count
        where funnel = ${funnelKeyOf(query)} and topic = ${topic} and name = ${name} and ${inRangeSql(Prisma.sql`start`, range)}`
  const kept = [...months.map(rows('attribute-month')), ...days.map(rows('attribute'))]
  return Prisma.sql`
      select value as first, null::text as second, array[${Prisma.join(sums)}] as reached
      from (${Prisma.join(kept, ' union all ')}) as kept
      group by value`
}

function valueSql(query: ReportQuery, name: string): Prisma.Sql {
  if (name === 'product') return Prisma.sql`product_id`
  if (name === 'category') return Prisma.sql`(select category from product where id = product_id)`
  return unitAttributeSql(query, name)
}
