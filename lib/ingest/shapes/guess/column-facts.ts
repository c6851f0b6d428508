import type { Column, Columns } from '../columns'
import { parseNumber } from '../rows/read-number'

const MOST_LOOKED_AT = 2_000

/** Some texts of a column from all over it. */
export function listSome(column: Column): readonly string[] {
  const { texts } = column
  const every = Math.ceil(texts.length / MOST_LOOKED_AT)
  return every <= 1 ? texts : texts.filter((_, index) => index % every === 0)
}

/** How many of the column's texts pass, 0..1; 0 of an empty one. */
export function shareOf(column: Column, passes: (text: string) => boolean): number {
  const some = listSome(column)
  return some.length === 0 ? 0 : some.filter(passes).length / some.length
}

/** In how many of the records it says something, 0..1. */
export function fillOf(column: Column, { records }: Columns): number {
  return records === 0 ? 0 : column.rows.length / records
}

export function isNumeric(column: Column): boolean {
  return (
    shareOf(
      column,
      (text) => parseNumber(text.trim(), '.') !== null || parseNumber(text.trim(), ',') !== null,
    ) >= 0.99
  )
}

/** The column's texts by record; null where it says nothing. */
export function align(column: Column, { records }: Columns): readonly (string | null)[] {
  const aligned: (string | null)[] = Array.from({ length: records }, () => null)
  for (const [index, row] of column.rows.entries()) aligned[row] = column.texts[index] ?? null
  return aligned
}

/** How many of the values of `inner` stand with one value of `outer` alone, 0..1. */
export function shareWithOne(inner: Column, outer: Column, columns: Columns): number {
  const outers = align(outer, columns)
  const first = new Map<string, string>()
  const mixed = new Set<string>()
  for (const [index, row] of inner.rows.entries()) {
    const [value, other] = [inner.texts[index] ?? '', outers[row]]
    if (other === null || other === undefined) continue
    const known = first.get(value)
    if (known === undefined) first.set(value, other)
    else if (known !== other) mixed.add(value)
  }
  return first.size === 0 ? 0 : 1 - mixed.size / first.size
}

/** The median time in milliseconds from the first to the last record of a value, of those that have several; null where none has. */
export function medianSpanMs(column: Column, times: readonly (number | null)[]): number | null {
  const spans = new Map<string, { first: number; last: number; count: number }>()
  for (const [index, row] of column.rows.entries()) {
    const [value, time] = [column.texts[index] ?? '', times[row]]
    if (time === null || time === undefined) continue
    const span = spans.get(value)
    if (!span) spans.set(value, { first: time, last: time, count: 1 })
    else {
      span.first = Math.min(span.first, time)
      span.last = Math.max(span.last, time)
      span.count += 1
    }
  }
  const lengths = [...spans.values()]
    .filter(({ count }) => count > 1)
    .map(({ first, last }) => last - first)
    .toSorted((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? null
}
