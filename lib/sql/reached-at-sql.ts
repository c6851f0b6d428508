import type { Gap } from '@/lib/funnel/gaps'
import { Prisma } from '@/prisma/generated/client'

const COLUMNS = ['viewed_at', 'carted_at', 'checked_out_at', 'shipped_at']

/** When a row of product_funnel first had the step at this place; null where it did not. */
export function reachedAtSql(place: number): Prisma.Sql {
  return Prisma.raw(COLUMNS[place] ?? 'null')
}

/** Seconds of a gap; null where a step is missing, negative where the later one came first. */
export function gapSecondsSql({ from, to }: Gap): Prisma.Sql {
  return Prisma.sql`date_part('epoch', ${reachedAtSql(to)} - ${reachedAtSql(from)})`
}
