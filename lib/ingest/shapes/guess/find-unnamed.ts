import type { Column, Columns } from '../columns'
import { STEP_KEYS } from '../meanings'
import { align, fillOf, medianSpanMs, shareOf } from './column-facts'
import type { Unused } from './draft'
import { toMeanings } from './event-words'

/** Whether a table has no header, so that names of columns say nothing. */
export function hasNoHeader({ singles }: Columns): boolean {
  return singles.every(({ path }) => /^column_\d+$/.test(path))
}

/** The product and the order in a table without a header, by values: null where nothing looks like one. */
export function findUnnamed(
  unused: Unused,
  name: Column | null,
  columns: Columns,
  times: readonly (number | null)[],
): { productId: Column | null; order: Column | null } {
  const order = unused.use(
    name && (unused.list().find((column) => isOfOrders(column, name, columns)) ?? null),
  )
  return { productId: unused.use(findSpread(unused.list(), columns, times)), order }
}

/** It is there on the events that are orders, and on no others. */
function isOfOrders(column: Column, name: Column, columns: Columns): boolean {
  const meanings = toMeanings(name.distinct)
  const names = align(name, columns)
  const orders = names.filter((text) => text !== null && meanings[text] === STEP_KEYS.order).length
  const onOrders = column.rows.filter((row) => meanings[names[row] ?? ''] === STEP_KEYS.order).length
  return (
    orders > 0 &&
    onOrders >= orders * 0.99 &&
    onOrders >= column.rows.length * 0.99 &&
    orders < columns.records
  )
}

/** Values that come again within so small a part of the time in which others do are of a visit. */
const BRIEF = 1 / 20

/**
 * Of the columns of ids whose values come again the one with the most values: its categories are fewer. A visit has more,
 * but its value comes again within minutes.
 */
function findSpread(
  unused: readonly Column[],
  columns: Columns,
  times: readonly (number | null)[],
): Column | null {
  const ids = unused
    .filter((column) => fillOf(column, columns) >= 0.5 && column.distinct.size >= 3)
    .filter((column) => shareOf(column, isId) > 0.9)
    .map((column) => ({ column, span: medianSpanMs(column, times) }))
  const longest = Math.max(...ids.map(({ span }) => span ?? 0))
  const lasting = ids.filter(({ span }) => span !== null && span >= longest * BRIEF)
  return lasting.toSorted((a, b) => b.column.distinct.size - a.column.distinct.size)[0]?.column ?? null
}

function isId(text: string): boolean {
  return /^[\w:@.|{}$-]{1,100}$/.test(text) && !/^\d+[.,]\d{1,2}$/.test(text)
}
