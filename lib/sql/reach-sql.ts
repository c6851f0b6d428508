import { Prisma } from '@/prisma/generated/client'

/** When a row first had the step at this place, from 0; null where it did not. */
export function reachedAtSql(place: number): Prisma.Sql {
  return Prisma.raw(`reached_at[${place + 1}]`)
}
