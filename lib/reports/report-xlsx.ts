import type { CellObject, Sheet, SheetData } from 'write-excel-file/node'
import { TundishError } from '@/lib/errors'
import { toSheetNames } from '@/lib/format/sheet/sheet-names'
import { toXlsxText } from '@/lib/format/sheet/xlsx-text'
import { parseDay } from '@/lib/time/day'
import { COLUMN_KINDS, type ColumnKind, roundValue } from './column-kind'
import type { ReportTable } from './report-table'

/** What the tables of a file are: a heading, and lines that each say one thing about them. */
export type About = Readonly<{ title: string; lines: readonly (readonly [label: string, text: string])[] }>

export type NamedTable = Readonly<{ name: string; table: ReportTable }>

/** The type that XLSX files have on the web. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The most rows of a sheet, its header among them. */
const MOST_ROWS = 1_048_576

const [NARROWEST, WIDEST] = [9, 48]

/**
 * Tables as a file for spreadsheets: a sheet that says what they are, then one a table, its header in sight wherever
 * one scrolls. Numbers are numbers and days dates; text never runs. Throws `bad_parameter` for a table that no sheet
 * can hold.
 */
export async function toReportXlsx(tables: readonly NamedTable[], about: About): Promise<Buffer> {
  const [aboutName = '', ...names] = toSheetNames(['About', ...tables.map(({ name }) => name)])
  const sheets = tables.map(({ table }, index) => toSheet(names[index] ?? '', table))
  // Only now: it is much to read for a terminal that prints a table.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile([toAboutSheet(aboutName, about), ...sheets]).toBuffer()
}

type FileSheet = Sheet<never>

function toAboutSheet(sheet: string, { title, lines }: About): FileSheet {
  const data: SheetData = [
    [{ ...text(title), fontWeight: 'bold', fontSize: 14 }],
    [],
    ...lines.map(([label, said]) => [
      { ...text(label), fontWeight: 'bold' as const, alignVertical: 'top' as const },
      { ...text(said), wrap: true, alignVertical: 'top' as const },
    ]),
  ]
  return { sheet, data, columns: [{ width: 16 }, { width: 96 }], showGridLines: false }
}

function toSheet(sheet: string, table: ReportTable): FileSheet {
  const { columns, rows } = table
  if (rows.length >= MOST_ROWS) {
    const sentence = `A sheet of XLSX holds ${MOST_ROWS - 1} rows, and there are ${rows.length}; ask for csv.`
    throw new TundishError('bad_parameter', sentence)
  }
  const header = columns.map(
    (column): CellObject => ({
      type: String,
      value: toXlsxHeader(column),
      fontWeight: 'bold',
      bottomBorderStyle: 'thin',
      ...(isNumeric(column.kind) && { align: 'right' }),
    }),
  )
  const cells = rows.map((row) => columns.map(({ kind }, index) => toXlsxCell(kind, row[index] ?? null)))
  return { sheet, data: [header, ...cells], columns: toWidths(table), stickyRowsCount: 1 }
}

/** As wide as what is in them, within bounds. */
function toWidths({ columns, rows }: ReportTable): { width: number }[] {
  return columns.map((column, index) => {
    const longest = rows.reduce((most, row) => {
      const value = row[index] ?? ''
      const length =
        typeof value === 'number' ? Math.round(value).toLocaleString('en').length + 3 : value.length
      return Math.max(most, length)
    }, toXlsxHeader(column).length)
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) }
  })
}

function text(value: string): CellObject {
  return { type: String, value: toXlsxText(value) }
}

type Value = string | number | null

/** A column's name, with its unit where it does not end in it: `change (percentage points)`. */
export function toXlsxHeader({ name, kind }: ReportTable['columns'][number]): string {
  const { unit } = COLUMN_KINDS[kind]
  return toXlsxText(unit && !name.endsWith(`_${unit}`) ? `${name} (${unit})` : name)
}

/**
 * A value as a spreadsheet has it: shares stay 0 to 1 and are shown as per cent, points become percentage points, days
 * are dates without a zone. Null, and numbers that are none, are empty.
 */
export function toXlsxCell(kind: ColumnKind, value: Value): CellObject | null {
  const { format } = COLUMN_KINDS[kind]
  if (typeof value === 'string') {
    const day = kind === 'day' ? parseDay(value) : null
    if (day === null) return { type: String, value: toXlsxText(value) }
    return { type: Date, value: new Date(`${day}T00:00:00Z`), ...(format && { format }) }
  }
  if (value === null || !Number.isFinite(value)) return null
  const number = kind === 'points' ? roundValue('points', value * 100) : roundValue(kind, value)
  return { type: Number, value: number, ...(format && { format }) }
}

/** Whether what is in it stands at the right. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'day'
}
