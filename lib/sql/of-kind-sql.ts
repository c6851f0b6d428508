import { TundishError } from '@/lib/errors'
import { funnelKeyOf, funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'

/** True for the rows of a rollup that are of the question's funnel and of this kind of scope. Throws `funnel_of_shop`. */
export function ofKindSql(
  query: Pick<ReportQuery, 'funnel' | 'funnelId'>,
  kind: 'shop' | 'product' | 'category',
): Prisma.Sql {
  if (kind !== 'shop') requireProducts(query)
  return Prisma.sql`funnel = ${funnelKeyOf(query)} and scope_kind = ${Prisma.raw(`'${kind}'`)}`
}

/** Throws `funnel_of_shop` where a funnel is not counted for each product. */
export function requireProducts(query: Pick<ReportQuery, 'funnel'>): void {
  if (funnelOf(query).per === 'product') return
  const sentence =
    'This funnel is counted for the shop as a whole, so it has no numbers of products or categories.'
  throw new TundishError('funnel_of_shop', sentence)
}
