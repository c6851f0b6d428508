import type { Funnel } from '@/lib/funnel/definition'
import type { Gap } from '@/lib/funnel/gaps'
import { listOwnSteps, stepBit } from '@/lib/funnel/steps'
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

/** The first time of each step over several rows, for `reached_at`; steps by order, which are not timed, are left out. */
export function firstReachedSql(funnel: Funnel): Prisma.Sql {
  const firsts = listOwnSteps(funnel).map((_, place) => Prisma.sql`min(${reachedAtSql(place)})`)
  return Prisma.sql`array[${Prisma.join(firsts)}]`
}

/** Seconds of a gap; null where a step is missing, negative where the later one came first. */
export function gapSecondsSql({ from, to }: Gap): Prisma.Sql {
  return Prisma.sql`date_part('epoch', ${reachedAtSql(to)} - ${reachedAtSql(from)})`
}
