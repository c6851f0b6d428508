import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'

/** Throws `unknown_product` unless the name (or id) is null or that of a product with a row or an event. */
export async function requireProduct(db: Db, nameOrId: string | null): Promise<void> {
  if (nameOrId === null || (await hasProduct(db, nameOrId))) return
  throw new TundishError('unknown_product', `No product is called "${nameOrId}".`)
}

async function hasProduct(db: Db, nameOrId: string): Promise<boolean> {
  const product = await db.product.findFirst({
    where: { OR: [{ name: nameOrId }, { id: nameOrId }] },
    select: { id: true },
  })
  if (product) return true
  return (await db.productDay.findFirst({ where: { productId: nameOrId }, select: { day: true } })) !== null
}

/** Names to choose from, in order of the alphabet. */
export async function listProductNames(db: Db): Promise<string[]> {
  const products = await db.product.findMany({
    distinct: ['name'],
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  return products.map((product) => product.name)
}

/** At most `limit` names that hold `text`, whatever the case of its letters, in order of the alphabet. */
export async function searchProductNames(db: Db, text: string, limit: number): Promise<string[]> {
  const products = await db.product.findMany({
    distinct: ['name'],
    select: { name: true },
    where: { name: { contains: text, mode: 'insensitive' } },
    orderBy: { name: 'asc' },
    take: limit,
  })
  return products.map((product) => product.name)
}
