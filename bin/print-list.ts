import { Option } from 'commander'
import { toReportCsv } from '@/lib/reports/report-csv'
import { type Column, toReportTable } from '@/lib/reports/report-table'
import { formatTerminalTable } from './format-terminal-table'

export const LIST_FORMATS = ['table', 'csv', 'json'] as const

export type ListFormat = (typeof LIST_FORMATS)[number]

/** `--format`, of whatever is a list. */
export function formatOption(says = 'how to print them'): Option {
  return new Option('--format <format>', says).choices(LIST_FORMATS).default('table')
}

type List<Row> = Readonly<{
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  format: ListFormat
  none: string
}>

/** Prints a list; where it is empty, a sentence in place of a table. */
export function printList<Row>(
  stdout: NodeJS.WritableStream,
  { columns, rows, format, none }: List<Row>,
): void {
  if (format === 'json') stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
  else if (format === 'csv') stdout.write(toReportCsv(toReportTable(columns, rows)))
  else stdout.write(rows.length === 0 ? `${none}\n` : formatTerminalTable(toReportTable(columns, rows)))
}
