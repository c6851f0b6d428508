import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listMarks } from '@/lib/funnel/marks'
import { dayNumberSql, holdsSql } from './mark-sql'

/**
 * Days of users in scopes (scope_value, user_id, day, steps), each once, with a column a mark, by its place in `listMarks`: the number of
 * the last day before it on which the user had the mark there; NEVER where there is none.
 */
export function chainSql(
  funnel: Funnel,
  days: Prisma.Sql,
  column: (place: number) => Prisma.Sql,
): Prisma.Sql {
  const seen = listMarks(funnel).map(
    (mark, place) =>
      Prisma.sql`coalesce(max(${dayNumberSql(Prisma.sql`day`)}) filter (where ${holdsSql(mark)}) over before, ${NEVER})
        as ${column(place)}`,
  )
  return Prisma.sql`
      select scope_value, day, steps, ${Prisma.join(seen)}
      from ${days} as user_day
      window before as (
        partition by user_id, scope_value
        order by day
        rows between unbounded preceding and 1 preceding
      )`
}

/** What stands for never having been there before. */
export const NEVER = Prisma.sql`'-32768'::smallint`
