import type { DbOrTransaction } from '@/lib/db'
import type { RowKind, RowKinds } from './formats/import-table'
import { writeAddresses, writeProducts, writePromos, writeUsers } from './write-dimensions'
import { writeEvents } from './write-events'
import { writeOrderItems } from './write-order-items'
import { writeOrders } from './write-orders'
import type { WriteResult } from './write-result'

/** `rejected` are the indexes of rows that cannot stand among those stored; REFUSED says why. */
export type Written = WriteResult & Readonly<{ rejected?: readonly number[] }>

type Writer<Kind extends RowKind> = (tx: DbOrTransaction, rows: readonly RowKinds[Kind][]) => Promise<Written>

const WRITERS: { readonly [Kind in RowKind]: Writer<Kind> } = {
  address: writeAddresses,
  promo: writePromos,
  user: writeUsers,
  product: writeProducts,
  order: writeOrders,
  orderItem: writeOrderItems,
  event: writeEvents,
}

/** Why a writer may refuse rows of a kind. */
export const REFUSED: Partial<Record<RowKind, string>> = { orderItem: 'its order is not in the orders' }

/** Stores rows of one kind. Call it in a transaction. */
export function writeRows<Kind extends RowKind>(
  tx: DbOrTransaction,
  kind: Kind,
  rows: readonly RowKinds[Kind][],
): Promise<Written> {
  return WRITERS[kind](tx, rows)
}
