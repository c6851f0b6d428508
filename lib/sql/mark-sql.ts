import { ANY_UNIT, toHeld } from '@/lib/funnel/marks'
import { Prisma } from '@/prisma/generated/client'
import { raw } from './raw'

/** Marks as a table `mark (mark, least, bits)`: what `holdsMarkSql` says of a set of steps. */
export function marksSql(marks: readonly number[]): Prisma.Sql {
  const rows = marks.map((mark) => {
    const { least, bits } = toHeld(mark)
    return Prisma.sql`(${raw(mark)}::smallint, ${raw(least)}::smallint, ${raw(bits)}::smallint)`
  })
  return Prisma.sql`(values ${Prisma.join(rows)}) as mark (mark, least, bits)`
}

/** True where a set of steps has the mark of a row of `marksSql`. */
export function holdsMarkSql(steps: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${steps} >= least and (${steps} & bits) = bits`
}

/** The same of a column `steps`. */
export const HOLDS = holdsMarkSql(Prisma.sql`steps`)

/** True of the marks that are counted of a scope (`listPairMarks`). */
export const IS_COUNTED = Prisma.sql`(mark <> ${raw(ANY_UNIT)} or scope_kind = 'shop')`

/** True where a set of steps has this mark. */
export function holdsSql(mark: number, steps: Prisma.Sql): Prisma.Sql {
  const { least, bits } = toHeld(mark)
  return bits === 0
    ? Prisma.sql`${steps} >= ${raw(least)}`
    : Prisma.sql`(${steps} & ${raw(bits)}) = ${raw(bits)}`
}

/** What is there of each mark, by `sql`, chosen by a column `mark`. */
export function byMarkSql(marks: readonly number[], sql: (mark: number) => Prisma.Sql): Prisma.Sql {
  const cases = marks.map((mark) => Prisma.sql`when ${raw(mark)} then ${sql(mark)}`)
  return Prisma.sql`case mark ${Prisma.join(cases, ' ')} end`
}

/** A column a mark, called by what it has. */
export function markColumn(name: string, mark: number): Prisma.Sql {
  return Prisma.raw(`${name}_${mark < 0 ? 'own_' : ''}${Math.abs(mark)}`)
}
