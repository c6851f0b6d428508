import type {
  NewAddress,
  NewEvent,
  NewOrder,
  NewOrderItem,
  NewProduct,
  NewPromo,
  NewUser,
} from '../write/new-row'
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
  optionalColumns: readonly string[]
  read: (row: RowReader) => RowKinds[Kind]
}>

/** By the method of RowReader that is called so. */
type Reading = Exclude<keyof RowReader, 'problem'>

type ReadingOf<Value> = {
  [Name in Reading]: RowReader[Name] extends (column: string) => Value ? Name : never
}[Reading]

type TableSpec<Kind extends RowKind> = Pick<ImportTable<Kind>, 'kind' | 'file'> &
  Partial<Pick<ImportTable, 'optionalColumns'>> &
  Readonly<{
    /** From which column each field of a row is read, and how. */
    fields: {
      [Field in keyof RowKinds[Kind]]: readonly [column: string, reading: ReadingOf<RowKinds[Kind][Field]>]
    }
  }>

export function importTable<Kind extends RowKind>(spec: TableSpec<Kind>): ImportTable<Kind> {
  const { kind, file, fields, optionalColumns = [] } = spec
  const entries = Object.entries(fields) as [string, readonly [string, Reading]][]
  return {
    kind,
    file,
    columns: entries.map(([, [column]]) => column).filter((column) => !optionalColumns.includes(column)),
    optionalColumns,
    read: (row) =>
      Object.fromEntries(
        entries.map(([field, [column, reading]]) => [field, row[reading](column)]),
      ) as RowKinds[Kind],
  }
}
