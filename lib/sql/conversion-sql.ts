import type { Funnel } from '@/lib/funnel/definition'
import { overallRate } from '@/lib/funnel/rates'
import { listOwnSteps, stepLetter } from '@/lib/funnel/steps'
import { Prisma } from '@/prisma/generated/client'
import { reachedAtSql } from './reach-sql'

// What of a funnel counts as its conversion is the last step that users take. Of a product, a session begins with its first step there.

/** Seconds from the start of a row of session_path to its conversion; null without one. */
export function pathSecondsSql(funnel: Funnel): Prisma.Sql {
  return Prisma.sql`offsets_ms[position(${Prisma.raw(`'${stepLetter(overallRate(funnel).part)}'`)} in path)] / 1000.0`
}

/** The same of a row of attempt. */
export function attemptSecondsSql(funnel: Funnel): Prisma.Sql {
  return Prisma.sql`date_part('epoch', ${reachedAtSql(overallRate(funnel).part)} - started_at)`
}

/** The start of a session among its rows of product_funnel, which are grouped. */
export function pairsStartSql(funnel: Funnel): Prisma.Sql {
  return Prisma.sql`min(least(${Prisma.join(listOwnSteps(funnel).map((_, place) => reachedAtSql(place)))}))`
}

/** The same as `pathSecondsSql` of such rows. */
export function pairsSecondsSql(funnel: Funnel): Prisma.Sql {
  return Prisma.sql`date_part('epoch', min(${reachedAtSql(overallRate(funnel).part)}) - ${pairsStartSql(funnel)})`
}
