import { type DbOrTransaction, Prisma } from '@/lib/db'
import { formatDuration } from '@/lib/format/format-duration'
import type { Funnel } from '@/lib/funnel/definition'
import { identifiersSql } from '@/lib/sql/identifier-sql'
import { ofSessions } from './counts/counted'
import { FILL_COUNTED } from './counts/recounted-categories'
import { DERIVED_TABLES, ROLLUPS } from './counts/rollups'
import type { Recomputed } from './recompute-touched'
import { countSessionsBefore } from './restate'
import { keepDropped, storeKept } from './sessions/keep-dropped'
import { productFunnelSql } from './sessions/product-funnel-sql'
import { sessionPathSql } from './sessions/session-path-sql'
import { withoutIndexes } from './without-indexes'

/** Takes a line for whoever waits. */
export type Tell = (line: string) => unknown

/** Does a part of a rebuild, and tells how many of all are done and how long this one took. */
export type DoPart = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Sessions, their products, the rollups, and the orders. */
const PARTS = 3 + ROLLUPS.length

export function countParts(tell: Tell): DoPart {
  let done = 0
  return async (name, work) => {
    const began = performance.now()
    const result = await work()
    done += 1
    tell(`${done} of ${PARTS}: ${name}, ${formatDuration((performance.now() - began) / 1000)}.`)
    return result
  }
}

/** Computes everything but the orders from the raw events. */
export async function rebuildAll(
  tx: DbOrTransaction,
  { funnel, timeZone, doPart }: Readonly<{ funnel: Funnel; timeZone: string; doPart: DoPart }>,
): Promise<Recomputed> {
  const before = await countSessionsBefore(tx)
  await keepDropped(tx)
  await tx.$executeRaw`truncate ${identifiersSql(DERIVED_TABLES)}`
  const kept = await storeKept(tx, timeZone)
  const insertPaths = Prisma.sql`insert into session_path ${sessionPathSql(funnel, 'all', timeZone)}`
  const insertProducts = Prisma.sql`
    insert into product_funnel ${productFunnelSql(funnel, 'all', Prisma.sql`session_path`)}`
  const sessions = await doPart('sessions', () =>
    withoutIndexes(tx, 'session_path', () => tx.$executeRaw(insertPaths)),
  )
  await doPart('products of sessions', () =>
    withoutIndexes(tx, 'product_funnel', () => tx.$executeRaw(insertProducts)),
  )
  await tx.$executeRaw(FILL_COUNTED)
  for (const { name, rebuildSql } of ROLLUPS) {
    await doPart(name, async () => {
      for (const statement of rebuildSql(ofSessions(funnel))) await tx.$executeRaw(statement)
    })
  }
  return { sessions, before, kept }
}
