import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { productFunnelSql } from './product-funnel-sql'
import { touchedEventsSql } from './scope-sql'
import { sessionPathSql } from './session-path-sql'

/**
 * Computes the sessions that the temporary table `touched` lists as a rebuild would, into temporary tables `path_now` and
 * `product_now`. Returns how many there are: those without any event are none.
 */
export async function computeTouched(tx: DbOrTransaction, funnel: Funnel, timeZone: string): Promise<number> {
  await tx.$executeRaw(touchedEventsSql(funnel))
  const sessions = await tx.$executeRaw`
    create temporary table path_now on commit drop as ${sessionPathSql(funnel, 'touched', timeZone)}`
  await tx.$executeRaw`
    create temporary table product_now on commit drop as
    ${productFunnelSql(funnel, 'touched', Prisma.sql`path_now`)}`
  return sessions
}
