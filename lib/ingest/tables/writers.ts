import type { DbOrTransaction } from '@/lib/db'
import type { RowKind, RowKinds } from '../formats/import-table'
import { writeAddresses, writeProducts, writePromos, writeUsers } from '../write/write-dimensions'
import { writeEvents } from '../write/write-events'
import { writeOrders } from '../write/write-orders'
import type { WriteResult } from '../write/write-result'

/** `rejected` are the indexes of rows whose order is not stored. */
export type Written = WriteResult & Readonly<{ rejected?: readonly number[] }>

/** Kinds of rows that can be stored as they come. */
export type StoredKind = Exclude<RowKind, 'orderItem'>

type Writer<Kind extends RowKind> = (
  tx: DbOrTransaction,
  rows: readonly RowKinds[Kind][],
  importId: bigint,
) => Promise<Written>

const WRITERS: { readonly [Kind in StoredKind]: Writer<Kind> } = {
  address: writeAddresses,
  promo: writePromos,
  user: writeUsers,
  product: writeProducts,
  order: writeOrders,
  event: writeEvents,
}

/** Stores rows of one kind, as of this import. Call it in a transaction. */
export function writeRows<Kind extends StoredKind>(
  tx: DbOrTransaction,
  kind: Kind,
  rows: readonly RowKinds[Kind][],
  importId: bigint,
): Promise<Written> {
  return WRITERS[kind](tx, rows, importId)
}
