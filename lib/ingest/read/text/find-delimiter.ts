import { type CsvRow, toCsvRows } from './read-csv'
import type { Line } from './read-lines'

/** Where two cut rows alike, the earlier one: decimals and texts hold commas more often than anything else does. */
export const DELIMITERS = ['\t', ';', '|', ','] as const

/** `width`: how many columns most rows have. `rows` are those of the sample. */
export type Delimited = Readonly<{ delimiter: string; width: number; rows: readonly CsvRow[] }>

/** The delimiter that cuts the most rows into equally many fields, quotes honoured; a comma where none cuts any. */
export function findDelimiter(lines: readonly Line[]): Delimited {
  let best: (Delimited & { share: number }) | null = null
  for (const delimiter of DELIMITERS) {
    const rows = toCsvRows(lines, { delimiter, width: 'any' })
    const { width, share } = findWidth(rows)
    if (width < 2) continue
    const isBetter = !best || share > best.share || (share === best.share && width > best.width)
    if (isBetter) best = { delimiter, width, rows, share }
  }
  if (best) return best
  const rows = toCsvRows(lines, { width: 'any' })
  return { delimiter: ',', width: findWidth(rows).width, rows }
}

function findWidth(rows: readonly CsvRow[]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const row of rows) {
    if ('fields' in row) counts.set(row.fields.length, (counts.get(row.fields.length) ?? 0) + 1)
  }
  let width = 1
  let times = 0
  for (const [fields, count] of counts) {
    if (count > times || (count === times && fields > width)) [width, times] = [fields, count]
  }
  return { width, share: times / Math.max(rows.length, 1) }
}
