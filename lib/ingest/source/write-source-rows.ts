import type { DbOrTransaction } from '@/lib/db'
import { rowsSql } from '../rows-sql'
import type { RowProduct } from '../shapes/source-row'
import { writeEvents } from '../write-events'
import { stageOrderLines } from '../write-order-items'
import type { WriteResult } from '../write-result'
import { writeTies } from '../write-ties'
import type { SplitRows } from './split-rows'
import { writeOrderFacts, writeRefunds } from './write-order-facts'

/**
 * Stores what rows of a source are made of; the lines of orders wait for `storeOrderLines`. Counts rows: of a file of orders
 * those whose order changed. Call it in a transaction.
 */
export async function writeSourceRows(
  tx: DbOrTransaction,
  importId: bigint,
  rows: SplitRows,
): Promise<WriteResult> {
  await writeRowProducts(tx, rows.products)
  await writeTies(tx, rows.ties, importId)
  const orders = await writeOrderFacts(tx, rows.orders, importId)
  const events = await writeEvents(tx, rows.events, importId)
  await stageOrderLines(tx, importId, rows.lines)
  await writeRefunds(tx, rows.refunds, importId)
  const stored = rows.orderRows === 0 ? 0 : Math.min(rows.orderRows, orders.stored)
  return {
    stored: events.stored + stored + rows.tieRows,
    corrected: events.corrected,
    repeated: events.repeated + rows.orderRows - stored,
  }
}

/** Products that rows told of: what one does not say stays as it is known; one without a name is called by its id. */
async function writeRowProducts(tx: DbOrTransaction, products: readonly RowProduct[]): Promise<void> {
  const last = new Map<string, RowProduct>()
  for (const product of products) {
    const before = last.get(product.id)
    last.set(product.id, before ? mergeProducts(before, product) : product)
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

function mergeProducts(before: RowProduct, after: RowProduct): RowProduct {
  return {
    ...before,
    name: after.name ?? before.name,
    category: after.category ?? before.category,
    price: after.price ?? before.price,
  }
}
