import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listMarks } from '@/lib/funnel/marks'
import { stepBit } from '@/lib/funnel/steps'
import { raw } from '../step-sql'

/** The marks of a funnel as a table `mark (mark, least, bits)`: what `holdsSql` says of a set of steps. */
export function marksSql(funnel: Funnel): Prisma.Sql {
  const rows = listMarks(funnel).map((mark) => {
    const { least, bits } = toHeld(mark)
    return Prisma.sql`(${raw(mark)}::smallint, ${raw(least)}::smallint, ${raw(bits)}::smallint)`
  })
  return Prisma.sql`(values ${Prisma.join(rows)}) as mark (mark, least, bits)`
}

/** True where a set of steps (`steps`) has the mark of a row of `marksSql`. */
export const HOLDS = Prisma.sql`steps >= least and (steps & bits) = bits`

/** True where `steps` has this mark. */
export function holdsSql(mark: number): Prisma.Sql {
  const { least, bits } = toHeld(mark)
  return Prisma.sql`(steps >= ${raw(least)} and (steps & ${raw(bits)}) = ${raw(bits)})`
}

/** A set is as large a number as its last step, so reaching is a comparison (docs/decisions/0005). */
function toHeld(mark: number): Readonly<{ least: number; bits: number }> {
  return {
    least: mark > 0 ? stepBit(mark - 1) : 0,
    bits: mark < 0 ? stepBit(-mark - 1) : 0,
  }
}

/** Days since the year 2000 as `seen_before` has them; what is before 1910 or after 2089 is as its first or last day. */
export function dayNumberSql(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`greatest(-32767, least(32767, ${day} - date '2000-01-01'))::smallint`
}

/** The elements of `seen_before` that are before the month of a day. */
export const BEFORE_MONTH = Prisma.sql`seen_before[:width_bucket(${beforeMonthSql(Prisma.sql`day`)}, seen_before)]`

/** The day number of the last day before the month of a day. */
function beforeMonthSql(day: Prisma.Sql): Prisma.Sql {
  return dayNumberSql(Prisma.sql`date_trunc('month', ${day}::timestamp)::date - 1`)
}
