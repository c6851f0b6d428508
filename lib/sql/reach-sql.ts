import type { Funnel } from '@/lib/funnel/definition'
import { stepBit } from '@/lib/funnel/steps'
import { Prisma } from '@/prisma/generated/client'

/**
 * How many units reached each step or a later one, as one array by place: of rows with a set of steps (`steps`, bits) and
 * how many units have it. A set is as large a number as its last step, so reaching is a comparison (docs/decisions/0005).
 */
export function reachSql({ steps }: Funnel, units: Prisma.Sql): Prisma.Sql {
  const counts = steps.map(
    (_, place) => Prisma.sql`coalesce(sum(${units}) filter (where steps >= ${stepBit(place)}), 0)::int`,
  )
  return Prisma.sql`array[${Prisma.join(
    counts,
    `,
      `,
  )}]`
}

/** When a row first had the step at this place, from 0; null where it did not. */
export function reachedAtSql(place: number): Prisma.Sql {
  return Prisma.raw(`reached_at[${place + 1}]`)
}
