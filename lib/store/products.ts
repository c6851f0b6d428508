import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { ReportQuery } from '@/lib/query/report-query'

const MOST_NAMED = 5

/** Throws `unknown_product` or `unknown_category` unless the shop has what the question is of. */
export async function requireScope(
  db: Db,
  { product, category }: Pick<ReportQuery, 'product' | 'category'>,
): Promise<void> {
  await requireProduct(db, product)
  if (category === null) return
  const found = await db.product.findFirst({ where: { category }, select: { id: true } })
  if (!found) throw new TundishError('unknown_category', await explainUnknownCategory(db, category))
}

async function explainUnknownCategory(db: Db, category: string): Promise<string> {
  const names = await listCategories(db)
  if (names.length === 0) return `No product has a category, so there is no "${category}".`
  const some = names.slice(0, MOST_NAMED).join(', ')
  return `No category is called "${category}"; there are ${some}${names.length > MOST_NAMED ? ', …' : ''}.`
}

/** The categories of all products, in order of the alphabet. */
export async function listCategories(db: Db): Promise<string[]> {
  const found = await db.product.findMany({
    distinct: ['category'],
    where: { category: { not: null } },
    select: { category: true },
    orderBy: { category: 'asc' },
  })
  return found.flatMap(({ category }) => (category === null ? [] : [category]))
}

/**
 * Throws `unknown_product` unless the name (or id) is null or that of one product with a row or an event. A name
 * that several products share would count a session once for each of them: it takes an id to choose one.
 */
async function requireProduct(db: Db, nameOrId: string | null): Promise<void> {
  if (nameOrId === null) return
  const named = await listIdsOf(db, nameOrId)
  if (named.length === 1 || (named.length === 0 && (await isProductId(db, nameOrId)))) return
  if (named.length === 0) throw new TundishError('unknown_product', `No product is called "${nameOrId}".`)
  const ids = named.slice(0, MOST_NAMED).join(', ')
  const sentence = `Several products are called "${nameOrId}". Give the id of one of them: ${ids}${named.length > MOST_NAMED ? ', …' : ''}.`
  throw new TundishError('unknown_product', sentence)
}

async function listIdsOf(db: Db, name: string): Promise<string[]> {
  const products = await db.product.findMany({
    where: { name },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: MOST_NAMED + 1,
  })
  return products.map(({ id }) => id)
}

async function isProductId(db: Db, id: string): Promise<boolean> {
  if ((await db.product.findUnique({ where: { id }, select: { id: true } })) !== null) return true
  return (await db.productDay.findFirst({ where: { productId: id }, select: { day: true } })) !== null
}

/** At most `limit` names of products that are not gone and hold `text`, whatever the case of its letters, in order of the alphabet. */
export async function searchProductNames(db: Db, text: string, limit: number): Promise<string[]> {
  const products = await db.product.findMany({
    distinct: ['name'],
    select: { name: true },
    where: { name: { contains: escapeWildcards(text), mode: 'insensitive' }, goneAt: null },
    orderBy: { name: 'asc' },
    take: limit,
  })
  return products.map((product) => product.name)
}

/** Prisma hands `%`, `_` and `\` to `ilike` as they are, where they stand for other characters. */
export function escapeWildcards(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
