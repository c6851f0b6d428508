import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { type NamedProduct, toLabels, toLook } from '@/lib/format/format-name'
import { LONGEST_NAME, type ProductChoice } from '@/lib/query/scope'
import { countedProductsSql, OF_PRODUCTS } from '@/lib/sql/counted-products-sql'

/** What people read for each product, by its id: see `toLabels`. */
export async function labelProducts(
  db: DbOrTransaction,
  products: readonly NamedProduct[],
): Promise<ReadonlyMap<string, string>> {
  return toLabels(products, await listShared(db, products))
}

/** What people read for products, by their ids; one without a row is called by its id. */
export async function nameProducts(
  db: DbOrTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.product.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return labelProducts(
    db,
    ids.map((id) => ({ id, name: names.get(id) ?? id })),
  )
}

export async function nameProduct(db: DbOrTransaction, id: string): Promise<string> {
  return (await nameProducts(db, [id])).get(id) ?? id
}

const MOST_OFFERED = 50

/**
 * At most `limit` products whose names hold `text`, whatever the case of its letters, in order of the alphabet; also the
 * one whose id it is. Products known by their events alone are called by their ids; those that are gone are left out.
 * What is no text is an empty one, and too long a one is cut.
 */
export async function searchProducts(db: Db, given: unknown, limit = MOST_OFFERED): Promise<ProductChoice[]> {
  const text = typeof given === 'string' ? given.slice(0, LONGEST_NAME).replaceAll('\0', '') : ''
  const found = await db.$queryRaw<NamedProduct[]>(Prisma.sql`
    with known as ( -- a product with a name
      select id, name from product where gone_at is null
      union all
      select id, id from unnest(${countedProductsSql({})}) as counted (id) where id not in (select id from product)
    )
    select id, name
    from known
    where name ilike ${`%${escapeWildcards(text)}%`} or id = ${text}
    order by name, id
    limit ${limit}`)
  const labels = await labelProducts(db, found)
  const taken = await listTaken(db, found)
  return found.map(({ id, name }) => {
    const label = labels.get(id) ?? name
    return { id, label, typed: label === name && !taken.has(name) ? name : id }
  })
}

/** Prisma hands `%`, `_` and `\` to `ilike` as they are, where they stand for other characters. */
export function escapeWildcards(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** The looks that products of the shop share with one of `products`. */
async function listShared(
  db: DbOrTransaction,
  products: readonly NamedProduct[],
): Promise<ReadonlySet<string>> {
  if (products.length === 0) return new Set()
  const own = new Map(products.map(({ id, name }) => [toLook(name), id]))
  const written = [
    ...new Set(products.flatMap(({ name }) => [name, name.normalize('NFC'), name.normalize('NFD')])),
  ]
  const rows = await db.$queryRaw<(NamedProduct & Readonly<{ many: number }>)[]>(Prisma.sql`
    select name, min(id) as id, count(*)::int as many
    from product
    where name = any(${written}::text[])
    group by name`)
  const alike = rows.filter(({ id, name, many }) => many > 1 || own.get(toLook(name)) !== id)
  return new Set(alike.map(({ name }) => toLook(name)))
}

/** The names among these that are ids of other products: there an id wins. */
async function listTaken(db: Db, products: readonly NamedProduct[]): Promise<ReadonlySet<string>> {
  const names = products.filter(({ id, name }) => id !== name).map(({ name }) => name)
  const rows = await db.$queryRaw<Readonly<{ id: string }>[]>(Prisma.sql`
    select name as id
    from unnest(${names}::text[]) as given (name)
    where exists (select 1 from product where id = given.name)
      or exists (select 1 from funnel_month where ${OF_PRODUCTS} and scope_value = given.name)`)
  return new Set(rows.map(({ id }) => id))
}
