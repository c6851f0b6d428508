import type { Db } from '@/lib/db'
import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { type KnownThenRow, toKnownThen } from '../known-then'
import { type CatalogueResult, type CatalogueRow, toCatalogueResult } from './catalogue-result'
import { catalogueKnownSql, catalogueSql } from './catalogue-sql'

/**
 * What products cost and how many were in stock, as was known; the days of the question select the changes that are
 * counted. Throws `unknown_product` and `unknown_category`.
 */
export async function runCatalogue(
  db: Db,
  query: ReportQuery,
  knowledge: Knowledge,
): Promise<CatalogueResult> {
  await requireScope(db, query.scope)
  const [[known], rows] = await Promise.all([
    db.$queryRaw<KnownThenRow[]>(catalogueKnownSql(knowledge)),
    db.$queryRaw<CatalogueRow[]>(catalogueSql(query, knowledge)),
  ])
  const then = known ?? { at: new Date(knowledge.now), begins_at: null }
  return toCatalogueResult(query, toKnownThen(knowledge, then), rows)
}
