import { type Command, Option } from 'commander'
import type { Db } from '@/lib/db'
import { toReportCsv, toReportCsvRows } from '@/lib/reports/report-csv'
import { type Column, toReportTable } from '@/lib/reports/report-table'
import { startTerminalTable } from './format-terminal-table'
import { onDb } from './open-database'
import { type Output, writeText } from './write-text'

/** Of what is printed page by page: the text of each page, and what closes it. */
type Pages<Row> = Readonly<{ print: (rows: readonly Row[]) => string; end: () => string }>

const FORMATS = { table: startTable, csv: startCsv, json: startJson } as const satisfies Record<
  string,
  <Row>(columns: readonly Column<Row>[]) => Pages<Row>
>

export type ListFormat = keyof typeof FORMATS

/** `--format`, of whatever is a list. */
export function formatOption(says = 'how to print them'): Option {
  return new Option('--format <format>', says).choices(Object.keys(FORMATS)).default('table')
}

/** What can be listed, and what is said in place of a table where there is nothing. */
export type Listing<Row> = Readonly<{
  columns: readonly Column<Row>[]
  read: (db: Db) => Promise<readonly Row[]>
  none: string
}>

/** Adds the command that prints a list; it is the one that is meant where none is named. */
export function addList<Row>(parent: Command, says: string, listing: Listing<Row>, io: Output): void {
  parent
    .command('list', { isDefault: true })
    .description(says)
    .addOption(formatOption())
    .action(({ format }: { format: ListFormat }) => onDb((db) => printList(db, listing, format, io)))
}

export async function printList<Row>(
  db: Db,
  { columns, read, none }: Listing<Row>,
  format: ListFormat,
  { stdout }: Output,
): Promise<void> {
  const rows = await read(db)
  await printPages(stdout, format, { columns, pages: rows.length === 0 ? [] : [rows], none })
}

/**
 * Prints rows as their pages come, each when the one before was taken, however many there are; as JSON the rows as they
 * are. Throws `OutputEnded`.
 */
export async function printPages<Row>(
  stdout: NodeJS.WritableStream,
  format: ListFormat,
  { columns, pages, none }: Pick<Listing<Row>, 'columns' | 'none'> & { pages: PagesOf<Row> },
): Promise<void> {
  const { print, end } = FORMATS[format](columns)
  let count = 0
  for await (const rows of pages) {
    await writeText(stdout, print(rows))
    count += rows.length
  }
  await writeText(stdout, count === 0 && format === 'table' ? `${none}\n` : end())
}

type PagesOf<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

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
