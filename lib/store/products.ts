import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatName } from '@/lib/format/format-name'
import type { Scope } from '@/lib/query/scope'

const MOST_NAMED = 5

/**
 * Throws `unknown_product` or `unknown_category` unless the shop has what the question is of: a product with that id and
 * a row or an event, a category that a product has.
 */
export async function requireScope(db: Db, { product, category }: Scope): Promise<void> {
  if (product !== undefined && !(await isProductId(db, product))) {
    throw new TundishError('unknown_product', `No product has the id "${formatName(product)}".`)
  }
  if (category === undefined) return
  const found = await db.product.findFirst({ where: { category }, select: { id: true } })
  if (!found) throw new TundishError('unknown_category', await explainUnknownCategory(db, category))
}

/**
 * The id of the product that somebody asked for: an id wins, else it is a name, exactly as it is stored, that one product
 * has. The one place where a name becomes an id; what is saved, counted and linked holds ids alone. Throws
 * `unknown_product`, with their ids where several have the name.
 */
export async function findProduct(db: Db, asked: string): Promise<string> {
  if (await isProductId(db, asked)) return asked
  const named = await db.product.findMany({
    where: { name: asked },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: MOST_NAMED + 1,
  })
  const [one] = named
  const name = formatName(asked)
  if (!one) throw new TundishError('unknown_product', `No product is called "${name}".`)
  if (named.length === 1) return one.id
  const ids = named.slice(0, MOST_NAMED).map(({ id }) => formatName(id))
  const sentence = `Several products are called "${name}". Give the id of one of them: ${ids.join(', ')}${named.length > MOST_NAMED ? ', …' : ''}.`
  throw new TundishError('unknown_product', sentence)
}

/** The category of a product; null where it has none, or no row. */
export async function getCategory(db: Db, id: string): Promise<string | null> {
  return (await db.product.findUnique({ where: { id }, select: { category: true } }))?.category ?? null
}

async function explainUnknownCategory(db: Db, category: string): Promise<string> {
  const names = await listCategories(db)
  const asked = formatName(category)
  if (names.length === 0) return `No product has a category, so there is no "${asked}".`
  const some = names.slice(0, MOST_NAMED).map(formatName).join(', ')
  return `No category is called "${asked}"; there are ${some}${names.length > MOST_NAMED ? ', …' : ''}.`
}

/** The categories of all products, exactly as they are stored, in order of the alphabet. */
export async function listCategories(db: Db): Promise<string[]> {
  const found = await db.product.findMany({
    distinct: ['category'],
    where: { category: { not: null } },
    select: { category: true },
    orderBy: { category: 'asc' },
  })
  return found.flatMap(({ category }) => (category === null ? [] : [category]))
}

async function isProductId(db: Db, id: string): Promise<boolean> {
  if ((await db.product.findUnique({ where: { id }, select: { id: true } })) !== null) return true
  const ofProduct = { funnel: 'product', scopeKind: 'product', scopeValue: id }
  return (await db.funnelDay.findFirst({ where: ofProduct, select: { day: true } })) !== null
}
