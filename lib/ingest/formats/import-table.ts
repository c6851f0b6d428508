import type { NewAddress, NewEvent, NewOrder, NewOrderItem, NewProduct, NewPromo, NewUser } from '../new-row'
import type { RowReader } from './row-reader'

/** What a row of a file can become. */
export type RowKinds = {
  address: NewAddress
  promo: NewPromo
  user: NewUser
  product: NewProduct
  order: NewOrder
  orderItem: NewOrderItem
  event: NewEvent
}

export type RowKind = keyof RowKinds

/** One CSV file of a format: its columns, in any order in the file, and what a row of it means. */
export type ImportTable<Kind extends RowKind = RowKind> = Readonly<{
  kind: Kind
  file: string
  columns: readonly string[]
  /** Columns that a file may leave out. */
  optionalColumns?: readonly string[]
  read: (row: RowReader) => RowKinds[Kind]
}>

/** Keeps the row's type tied to its kind. */
export function importTable<Kind extends RowKind>(table: ImportTable<Kind>): ImportTable<Kind> {
  return table
}
