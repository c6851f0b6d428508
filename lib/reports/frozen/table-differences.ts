import type { ColumnKind } from '../column-kind'
import type { ReportTable } from '../report-table'

type Value = string | number | null

/** One value that is not what it was. */
export type Difference = Readonly<{
  /** What its row is of: its texts and days, joined by a dot. */
  row: string
  column: string
  kind: ColumnKind
  /** Null, too, where the row was not there. */
  was: Value
  is: Value
}>

const NAMING: readonly ColumnKind[] = ['text', 'day']

/** Two numbers closer than this, relative to the larger, are the same: sums of floats differ in their last digits. */
const SAME = 1e-9

/**
 * What differs between two answers to the same question, row by row. Rows are matched by their texts and days; of rows
 * that are alike in these the first is matched with the first. Rows that came or went have nothing on the other side.
 */
export function listDifferences(was: ReportTable, is: ReportTable): Difference[] {
  const [before, after] = [toRows(was), toRows(is)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const columns = is.columns.filter(({ kind }) => !NAMING.includes(kind))
  return names.flatMap((name) =>
    columns.flatMap(({ name: column, kind }) => {
      const [old, now] = [before.get(name)?.get(column) ?? null, after.get(name)?.get(column) ?? null]
      return isSame(old, now) ? [] : [{ row: stripCount(name), column, kind, was: old, is: now }]
    }),
  )
}

function toRows({ columns, rows }: ReportTable): Map<string, Map<string, Value>> {
  const named = new Map<string, Map<string, Value>>()
  const seen = new Map<string, number>()
  for (const row of rows) {
    const texts = row.filter(
      (value, index) => value !== null && NAMING.includes(columns[index]?.kind ?? 'text'),
    )
    const name = texts.join(' · ')
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    named.set(`${name}\0${count}`, new Map(columns.map((column, index) => [column.name, row[index] ?? null])))
  }
  return named
}

function stripCount(name: string): string {
  return name.slice(0, name.lastIndexOf('\0'))
}

function isSame(a: Value, b: Value): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b))
}
