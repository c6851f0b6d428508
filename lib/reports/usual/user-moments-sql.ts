import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import { countMark } from '@/lib/funnel/marks'
import type { ReportQuery } from '@/lib/query/report-query'
import { fromEntriesSql } from '@/lib/sql/filter-sql'
import { holdsSql } from '@/lib/sql/mark-sql'
import { raw } from '@/lib/sql/raw'
import { reachedAtSql } from '@/lib/sql/reach-sql'
import { Prisma } from '@/prisma/generated/client'

/** As `UserMoments`; `products` by both places, those of the first place first. */
export type UserMomentsRow = Readonly<{ users: number[]; sessions: number[]; products: number[] }>

/** One row: of the users whose sessions started in the range, how many of these came to each step or a later one. */
export function userMomentsSql(query: ReportQuery): Prisma.Sql {
  const funnel = funnelOf(query)
  const counts = funnel.steps.map(
    (_, place) =>
      Prisma.sql`count(*) filter (where ${holdsSql(countMark(funnel, place), Prisma.sql`session_path.steps`)})::float8 as ${nameOf(place)}`,
  )
  return Prisma.sql`
    with of_user as ( -- a user, with its sessions by how far they came
      select ${Prisma.join(counts, ', ')}
      ${fromEntriesSql(query, false)}
      group by user_id
    )
    select ${momentsSql(counts.length)}
    from of_user`
}

/** One row a gap (`gap`, its place) with times: of users, how many times they have, and how many of these are below the median. */
export function timeMomentsSql(query: ReportQuery): Prisma.Sql {
  const gaps = listGaps(funnelOf(query)).map(
    ({ place, from, to }) => Prisma.sql`(${raw(place)}, ${reachedAtSql(from)}, ${reachedAtSql(to)})`,
  )
  return Prisma.sql`
    with timed as ( -- a user and a gap, with the time between its steps
      select user_id, gap, after - reached as time
      from (select user_id, reached_at ${fromEntriesSql(query, true)}) as pair
      cross join lateral (values ${Prisma.join(gaps)}) as step (gap, reached, after)
      where after >= reached
    ),
    middle as ( -- a gap with its median
      select gap, percentile_cont(0.5) within group (order by time) as median from timed group by gap
    ),
    of_user as ( -- a user and a gap, with its times, and those below the median
      select gap, count(*)::float8 as ${nameOf(0)}, count(*) filter (where time < median)::float8 as ${nameOf(1)}
      from timed
      join middle using (gap)
      group by gap, user_id
    )
    select gap::int, ${momentsSql(2)}
    from of_user
    group by gap`
}

function nameOf(place: number): Prisma.Sql {
  return Prisma.raw(`reached_${place}`)
}

/** `users, sessions, products` of rows of so many columns `reached_0, ...`. */
function momentsSql(size: number): Prisma.Sql {
  const places = Array.from({ length: size }, (_, place) => place)
  const listSql = (values: readonly Prisma.Sql[]) =>
    Prisma.sql`array[${Prisma.join(values.map((value) => Prisma.sql`coalesce(${value}, 0)`))}]::float8[]`
  const products = places.flatMap((one) =>
    places.map((other) => Prisma.sql`sum(${nameOf(one)} * ${nameOf(other)})`),
  )
  return Prisma.sql`
      ${listSql(places.map((place) => Prisma.sql`count(*) filter (where ${nameOf(place)} > 0)`))} as users,
      ${listSql(places.map((place) => Prisma.sql`sum(${nameOf(place)})`))} as sessions,
      ${listSql(products)} as products`
}
