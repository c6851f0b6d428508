import type { ReactNode } from 'react'

/** A column of a table of somebody's rows: all that is said of it, said once. */
export type Column<Row> = Readonly<{
  /** Its name in the address. */
  name: string
  label: string
  /** Text stands at the left and sorts up first, a moment at the left and down first, a number (if not said) at the right. */
  kind?: 'text' | 'moment' | 'number'
  cell: (row: Row) => ReactNode
  /** What it is sorted by, null last; a column without one does not sort. */
  value?: (row: Row) => string | number | null
  /** What it is sorted by where that is not its value. */
  order?: (row: Row) => number
  /** More of how its cells look. */
  look?: string | ((row: Row) => string)
  /** What stands over it and its neighbours of the same group. */
  group?: string
}>

/** A column that shows, in words or as a mark, what it is sorted by. */
export function toColumn<Row, Value extends string | number | null>(
  name: string,
  label: string,
  value: (row: Row) => Value,
  say: (value: Value, row: Row) => ReactNode,
  more: Pick<Column<Row>, 'kind' | 'look' | 'group'> = {},
): Column<Row> {
  return { name, label, value, cell: (row) => say(value(row), row), ...more }
}

export function lookOf<Row>({ look = '' }: Pick<Column<Row>, 'look'>, row: Row): string {
  return typeof look === 'string' ? look : look(row)
}
