import type { DbOrTransaction } from '@/lib/db'
import type { RowProduct } from '../shapes/source-row'
import { rowsSql } from '../write/rows-sql'
import { type ReadyEvents, writeEvents } from '../write/write-events'
import { stageOrderLines } from '../write/write-order-items'
import type { WriteResult } from '../write/write-result'
import type { SplitRows } from './split-rows'
import { Told } from './told'
import { writeOrderFacts, writeRefunds } from './write-order-facts'
import { writeRowTies } from './write-row-ties'

/** What an import has said by now of products, and of whose ids are one person's. */
export type Telling = Readonly<{ products: Told; ties: Told }>

export function startTelling(): Telling {
  return { products: new Told(), ties: new Told() }
}

/**
 * Stores what rows of a source are made of; the lines of orders wait for `storeOrderLines`. Counts rows: those of a file of
 * orders are stored where their order changed, or came with this import. `told` is one for all batches of an import, `ready` what was made of the events before. Call
 * it in a transaction.
 */
export async function writeSourceRows(
  tx: DbOrTransaction,
  importId: bigint,
  rows: SplitRows,
  told: Telling = startTelling(),
  ready: ReadyEvents | null = null,
): Promise<WriteResult> {
  await writeRowProducts(tx, rows.products, told.products)
  const ties = await writeRowTies(tx, rows.ties, importId, told.ties)
  const changed = await writeOrderFacts(tx, rows.orders, importId)
  const events = await writeEvents(tx, rows.events, importId, ready)
  await stageOrderLines(tx, importId, rows.lines)
  await writeRefunds(tx, rows.refunds, importId)
  const own = new Set([...changed, ...(await listOwnOrders(tx, importId, rows.orderRows))])
  const stored = rows.orderRows.filter((id) => own.has(id)).length
  return {
    stored: events.stored + stored + ties,
    corrected: events.corrected,
    repeated: events.repeated + rows.orderRows.length - stored + rows.tieRows - ties,
  }
}

/** Which of these orders came with this import. */
async function listOwnOrders(
  tx: DbOrTransaction,
  importId: bigint,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id
    from "order"
    where id = any (${[...new Set(ids)]}::text[]) and import_id = ${importId}`
  return rows.map(({ id }) => id)
}

/** Products that rows told of: what one does not say stays as it is known; one without a name is called by its id. */
async function writeRowProducts(
  tx: DbOrTransaction,
  products: readonly RowProduct[],
  told: Told,
): Promise<void> {
  const last = new Map<string, RowProduct>()
  for (const product of products) {
    const before = last.get(product.id)
    if (!before) last.set(product.id, product)
    else if (!isSame(before, product)) last.set(product.id, mergeProducts(before, product))
  }
  for (const [id, { name, category, price }] of last) {
    const said = JSON.stringify([name, category, price])
    if (told.has(id, said)) last.delete(id)
    else told.add(id, said)
  }
  const sorted = [...last.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
  if (sorted.length === 0) return
  await tx.$executeRaw`
    insert into product as known (id, name, price, category)
    select id, coalesce(name, id), price, category
    from ${rowsSql(sorted, { id: 'text', name: 'text', price: 'numeric', category: 'text' })}
    on conflict (id) do update
    set name = case when excluded.name = excluded.id then known.name else excluded.name end,
      price = coalesce(excluded.price, known.price),
      category = coalesce(excluded.category, known.category),
      gone_at = null
    where (known.name, known.price, known.category, known.gone_at) is distinct from (
      case when excluded.name = excluded.id then known.name else excluded.name end,
      coalesce(excluded.price, known.price), coalesce(excluded.category, known.category), null)`
}

function isSame(before: RowProduct, after: RowProduct): boolean {
  return before.name === after.name && before.category === after.category && before.price === after.price
}

function mergeProducts(before: RowProduct, after: RowProduct): RowProduct {
  return {
    ...before,
    name: after.name ?? before.name,
    category: after.category ?? before.category,
    price: after.price ?? before.price,
  }
}
