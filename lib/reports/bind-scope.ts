import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { ReportQuery } from '@/lib/query/report-query'
import { readParameters } from '@/lib/query/request/parse-parameters'
import type { Request } from '@/lib/query/request/request'
import { sayScope, toScope } from '@/lib/query/scope'
import { explainUnreadable } from '@/lib/saved/explain-unreadable'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { findFunnel } from '@/lib/store/kept/current-funnels'
import { nameProducts } from '@/lib/store/product-names'
import { findProduct, requireScope } from '@/lib/store/products'

/** A request as somebody typed it, of the product that its name or id means. Throws `unknown_product`. */
export async function bindRequest(db: Db, request: Request): Promise<Request> {
  const { query, before } = request
  const { product } = query.scope
  if (product === undefined) return request
  const scope = Object.freeze({ ...query.scope, product: await findProduct(db, product) })
  return {
    ...request,
    query: Object.freeze({ ...query, scope }),
    before: before && Object.freeze({ ...before, scope }),
  }
}

/** What a question is of, for reading: a product as it is called now, a category, or all products. */
export async function nameScope(db: Db, { scope }: Pick<ReportQuery, 'scope'>): Promise<string> {
  return sayScope(scope, await nameProducts(db, scope.product === undefined ? [] : [scope.product]))
}

/** Why nothing can be shown of what a report keeps, for whoever may change it; null where all can. */
export async function explainStored(
  db: Db,
  { parameters }: Pick<ReportDefinition, 'parameters'>,
): Promise<string | null> {
  const asked = readParameters(parameters)
  const unknown = async () => (asked.funnel === null ? null : (await findFunnel(db, asked.funnel)).problem)
  return (
    explainUnreadable(parameters) ??
    (await explainUnknownScope(db, { scope: toScope(asked) })) ??
    (await unknown())
  )
}

/** The sentence for a product or category that is not in the shop; null where both are, or none was asked for. */
export async function explainUnknownScope(
  db: Db,
  { scope }: Pick<ReportQuery, 'scope'>,
): Promise<string | null> {
  return requireScope(db, scope).then(() => null, toSentence)
}

/** The id of the product of that id or name, or the sentence why there is none. */
export async function lookForProduct(
  db: Db,
  asked: string,
): Promise<Readonly<{ id: string; problem: null } | { id: null; problem: string }>> {
  return findProduct(db, asked).then(
    (id) => ({ id, problem: null }),
    (error) => ({ id: null, problem: toSentence(error) }),
  )
}

/** What was refused says why; all else is thrown on. */
function toSentence(error: unknown): string {
  if (error instanceof TundishError) return error.message
  throw error
}
