import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { inRangeSql } from '@/lib/sql/range-sql'
import { raw } from '@/lib/sql/raw'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

/** As `UserMoments`; `products` by both places, those of the first place first. */
export type UserMomentsRow = Readonly<{ users: number[]; sessions: number[]; products: number[] }>

/** One row: of the users whose sessions started in the range, how many of these came to each step or a later one. */
export function userMomentsSql(range: DayRange | null): Prisma.Sql {
  const places = PRODUCT_FUNNEL.steps.map((_, place) => place)
  const nameOf = (place: number) => Prisma.raw(`reached_${place}`)
  const counts = places.map(
    (place) => Prisma.sql`count(*) filter (where steps >= ${raw(2 ** place)})::float8 as ${nameOf(place)}`,
  )
  const listSql = (values: readonly Prisma.Sql[]) =>
    Prisma.sql`array[${Prisma.join(values.map((value) => Prisma.sql`coalesce(${value}, 0)`))}]::float8[]`
  const products = places.flatMap((one) =>
    places.map((other) => Prisma.sql`sum(${nameOf(one)} * ${nameOf(other)})`),
  )
  return Prisma.sql`
    with of_user as ( -- a user, with its sessions by how far they came
      select ${Prisma.join(counts, ', ')}
      from session_path
      where ${inRangeSql(Prisma.sql`started_on`, range)}
      group by user_id
    )
    select
      ${listSql(places.map((place) => Prisma.sql`count(*) filter (where ${nameOf(place)} > 0)`))} as users,
      ${listSql(places.map((place) => Prisma.sql`sum(${nameOf(place)})`))} as sessions,
      ${listSql(products)} as products
    from of_user`
}
