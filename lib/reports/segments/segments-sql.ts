import type { Side, Sides } from '@/lib/query/sides'
import { countedSessionsSql, unitKeySql } from '@/lib/sql/counted-sessions-sql'
import { passesSql } from '@/lib/sql/filter-sql'
import { Prisma } from '@/prisma/generated/client'

/** Units by the steps that they took on each side, as bits; null where they are not on it. */
export type SegmentsRow = Readonly<{ one: number | null; other: number | null; units: number }>

/** `SegmentsRow`s of the units that are on either side. */
export function segmentsSql({ one, other }: Sides): Prisma.Sql {
  const key = unitKeySql(one.query)
  return Prisma.sql`
    select one, other, count(*)::int as units
    from ( -- a unit, with what it did on each side
      select bit_or(one) as one, bit_or(other) as other
      from (
        select *, steps as one, null::int as other from (${sideSql(one)}) as of_one
        union all
        select *, null::int as one, steps as other from (${sideSql(other)}) as of_other
      ) as session
      group by ${key}
    ) as unit
    group by one, other`
}

/** The sessions of a side, with what tells their units apart. */
function sideSql({ query, without: { where, product } }: Side): Prisma.Sql {
  const among = product === undefined ? Prisma.sql`true` : Prisma.sql`product_id <> ${product}`
  return Prisma.sql`
          select user_id, session_id, started_at, product, steps::int as steps
          from (${countedSessionsSql(query, 0, among)}) as session_path
          where ${where === undefined ? Prisma.sql`true` : Prisma.sql`not (${passesSql(where)})`}`
}
