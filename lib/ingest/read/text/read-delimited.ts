import type { SourceRecord } from '../source-record'
import { nameColumns } from './name-columns'
import { type CsvForm, type CsvRow, readCsv } from './read-csv'

/** How a table of text is written. `header`: its fields as they came; null where there is none and rows have `width` fields. */
export type DelimitedLayout = Readonly<{
  kind: 'delimited'
  delimiter: string
  header: readonly string[] | null
  width: number
}>

/** The columns of a table, each of another name. */
export function columnsOf({ header, width }: DelimitedLayout): string[] {
  return nameColumns(header ?? Array.from({ length: width }, () => ''))
}

/**
 * The rows of a table under its header. A header that comes again, as in files that were joined, is no row; what follows is
 * in its order. Empty fields behind the last column are passed over.
 */
export async function* readDelimited(
  bytes: AsyncIterable<Uint8Array>,
  layout: DelimitedLayout,
  lines: Pick<CsvForm, 'encoding' | 'isCut'>,
): AsyncGenerator<SourceRecord[]> {
  const { delimiter, header, width } = layout
  const joined = header && header.length > 1 ? header.join(delimiter) : null
  const leastWidth = header ? header.findLastIndex((field) => field.trim() !== '') + 1 : width
  const toRecord = toNaming(layout)
  for await (const rows of readCsv(bytes, joined, { ...lines, delimiter, width, leastWidth })) {
    const records = rows.flatMap((row) => toRecord(row) ?? [])
    if (records.length > 0) yield records
  }
}

/** What each row is, in their order; null for a header. */
function toNaming(layout: DelimitedLayout): (row: CsvRow) => SourceRecord | null {
  const known = new Set(layout.header)
  const sorted = layout.header ? sortedNames(layout.header) : null
  let columns = columnsOf(layout)
  return (row) => {
    if ('reason' in row) return row
    const { line, fields } = row
    if (!known.has(fields[0] ?? '') || sortedNames(fields) !== sorted)
      return { line, row: row.row, fields: toFields(columns, fields) }
    columns = nameColumns(fields)
    return null
  }
}

function sortedNames(fields: readonly string[]): string {
  return fields
    .map((field) => field.trim())
    .sort()
    .join('\0')
}

function toFields(columns: readonly string[], values: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {}
  let at = 0
  for (const column of columns) {
    fields[column] = values[at] ?? ''
    at += 1
  }
  return fields
}
