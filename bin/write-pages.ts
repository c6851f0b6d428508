import { toReportCsv, toReportCsvRows } from '@/lib/reports/report-csv'
import { type Column, toReportTable } from '@/lib/reports/report-table'
import { startTerminalTable } from './format-terminal-table'
import { writeText } from './write-text'

/** Of what is printed page by page: the text of each page, and what closes it. */
type Pages<Row> = Readonly<{ print: (rows: readonly Row[]) => string; end: () => string }>

const FORMATS = { table: startTable, csv: startCsv, json: startJson } as const satisfies Record<
  string,
  <Row>(columns: readonly Column<Row>[]) => Pages<Row>
>

export type PageFormat = keyof typeof FORMATS

/**
 * Prints rows as their pages come, each when the one before was taken, however many there are; as JSON the rows as they are.
 * Returns how many there were. Throws `OutputEnded`.
 */
export async function writePages<Row>(
  stdout: NodeJS.WritableStream,
  format: PageFormat,
  columns: readonly Column<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): Promise<number> {
  const { print, end } = FORMATS[format](columns)
  let count = 0
  for await (const rows of pages) {
    await writeText(stdout, print(rows))
    count += rows.length
  }
  await writeText(stdout, end())
  return count
}

function startTable<Row>(columns: readonly Column<Row>[]): Pages<Row> {
  const format = startTerminalTable(columns)
  return { print: (rows) => format(toReportTable(columns, rows).rows), end: () => '' }
}

function startCsv<Row>(columns: readonly Column<Row>[]): Pages<Row> {
  let isFirst = true
  const print = (rows: readonly Row[]) => {
    const table = toReportTable(columns, rows)
    const text = isFirst ? toReportCsv(table) : toReportCsvRows(table)
    isFirst = false
    return text
  }
  return { print, end: () => (isFirst ? print([]) : '') }
}

function startJson<Row>(): Pages<Row> {
  let before = '['
  const print = (rows: readonly Row[]) => {
    const texts = rows.map((row) => `  ${JSON.stringify(row, null, 2).replaceAll('\n', '\n  ')}`)
    const text = texts.length === 0 ? '' : `${before}\n${texts.join(',\n')}`
    if (texts.length > 0) before = ','
    return text
  }
  return { print, end: () => (before === '[' ? '[]\n' : '\n]\n') }
}
