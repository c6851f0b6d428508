import { funnelKeyOf, funnelOf } from '@/lib/funnel/funnel-of'
import { reachMark } from '@/lib/funnel/marks'
import type { ReportQuery } from '@/lib/query/report-query'
import { attemptSecondsSql, pairsSecondsSql, pairsStartSql, pathSecondsSql } from '@/lib/sql/conversion-sql'
import { passesSql } from '@/lib/sql/filter-sql'
import { ofKindSql, requireProducts } from '@/lib/sql/of-kind-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/scope-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a minute of age: sessions that began so long ago, and have not converted. */
export type OpenRow = Readonly<{ minutes: number; sessions: number }>

/** One row a minute from the start of a session to its conversion; null minutes are the sessions without one. */
export type ConversionRow = Readonly<{ minutes: number | null; sessions: number }>

export type OpenWindow = Readonly<{ now: Date; hours: number }>

/** Sessions of the range that are younger than the window. For a product a session begins with its first step there. */
export function openSql(query: ReportQuery, { now, hours }: OpenWindow): Prisma.Sql {
  return Prisma.sql`
    with entry as ( -- a session with its start
      ${entriesSql(query, Prisma.sql`${recentSql(now, hours)} and ${inRangeSql(Prisma.sql`started_on`, query.range)}`)}
    )
    select floor(date_part('epoch', ${now}::timestamptz - started_at) / 60)::int as minutes, count(*)::int as sessions
    from entry
    where seconds_to_conversion is null
      and steps > 0
      and ${isOpenSql(query, { now, hours })}
    group by 1
    order by 1`
}

/** How long those took whose window is over: sessions of the 90 days before it. Of the shop the refresh counted them. */
export function conversionsSql(query: ReportQuery, { now, hours }: OpenWindow): Prisma.Sql {
  const closed = (day: Prisma.Sql) =>
    Prisma.sql`${day} < (${now}::timestamptz - ${intervalSql(hours + 24)})::date
        and ${day} >= (${now}::timestamptz - ${intervalSql(hours + 91 * 24)})::date`
  if (Object.keys(query.scope).length === 0) return keptConversionsSql(query, closed)
  return Prisma.sql`
    with entry as ( -- a session with its start
      ${entriesSql(query, closed(Prisma.sql`started_on`))}
    )
    select floor(seconds_to_conversion / 60)::int as minutes, count(*)::int as sessions
    from entry
    where steps > 0
    group by 1
    order by 1`
}

function keptConversionsSql(query: ReportQuery, closed: (day: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with conversion as ( -- a minute, with the sessions that converted in it
      select value::int as minutes, sum(sessions[1])::int as sessions
      from session_count
      where funnel = ${funnelKeyOf(query)} and topic = 'minutes' and ${closed(Prisma.sql`start`)}
      group by minutes
    )
    select minutes, sessions from conversion
    union all
    select null, (
        select coalesce(sum(sessions), 0)::int
        from funnel_day
        where ${ofKindSql(query, 'shop')} and scope_value = '' and mark = ${reachMark(0)}
          and ${closed(Prisma.sql`day`)}
      ) - (select coalesce(sum(sessions), 0)::int from conversion)
    order by minutes`
}

/** Days are cut in the workspace's zone, which may be a day ahead or behind. */
function recentSql(now: Date, hours: number): Prisma.Sql {
  return Prisma.sql`started_on >= (${now}::timestamptz - ${intervalSql(hours + 24)})::date`
}

/** Attempts in a window say until when they may go on; what is within a session may as long as the shop waits for it. */
function isOpenSql({ funnelId, ...query }: ReportQuery, { now, hours }: OpenWindow): Prisma.Sql {
  return funnelId !== undefined && funnelOf(query).within !== 'session'
    ? Prisma.sql`open_until >= ${now}`
    : Prisma.sql`started_at > ${now}::timestamptz - ${intervalSql(hours)}`
}

function intervalSql(hours: number): Prisma.Sql {
  return Prisma.sql`make_interval(secs => ${hours * 3600}::float8)`
}

function entriesSql(query: ReportQuery, chosen: Prisma.Sql): Prisma.Sql {
  const funnel = funnelOf(query)
  if (!isOfShop(query.scope)) requireProducts(query)
  if (query.funnelId !== undefined) {
    return Prisma.sql`
      select started_at, steps, open_until, ${attemptSecondsSql(funnel)} as seconds_to_conversion
      from attempt as session_path
      where funnel = ${query.funnelId}
        and ${chosen}
        and ${inScopeSql(Prisma.sql`product_id`, query.scope)}
        and ${passesSql(query.scope.where)}`
  }
  if (isOfShop(query.scope)) {
    return Prisma.sql`
      select started_at, steps, ${pathSecondsSql(funnel)} as seconds_to_conversion
      from session_path
      where ${chosen} and ${passesSql(query.scope.where)}`
  }
  return Prisma.sql`
      select ${pairsStartSql(funnel)} as started_at, bit_or(steps) as steps, ${pairsSecondsSql(funnel)} as seconds_to_conversion
      from product_funnel
      where ${chosen}
        and ${inScopeSql(Prisma.sql`product_id`, query.scope)}
        and (user_id, session_id) in (
          select user_id, session_id from session_path where ${chosen} and ${passesSql(query.scope.where)}
        )
      group by user_id, session_id`
}
