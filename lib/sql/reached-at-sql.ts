import type { Funnel } from '@/lib/funnel/definition'
import type { Gap } from '@/lib/funnel/gaps'
import { listOwnSteps } from '@/lib/funnel/steps'
import { Prisma } from '@/prisma/generated/client'

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
