import { formatDuration } from '@/lib/format/format-duration'
import { formatName } from '@/lib/format/format-name'
import { formatAmount, formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import type { ColumnKind } from '@/lib/reports/column-kind'
import type { ReportTable } from '@/lib/reports/report-table'

const FORMATS: Record<ColumnKind, (value: number) => string> = {
  text: String,
  day: String,
  count: formatCount,
  share: formatShare,
  points: formatPoints,
  seconds: formatDuration,
  amount: formatAmount,
  number: (value) => String(Number(value.toPrecision(4))),
}

type Columns = ReportTable['columns']

/** A report for the terminal: columns aligned, numbers to the right. */
export function formatTerminalTable({ columns, rows }: ReportTable): string {
  return startTerminalTable(columns)(rows)
}

/**
 * The same in pages, of which the first brings the header. A column is as wide as what was in it so far: what is wider on a
 * later page moves those after it from there on.
 */
export function startTerminalTable(columns: Columns): (rows: ReportTable['rows']) => string {
  const header = columns.map(({ name }) => name)
  const widths = header.map((name) => name.length)
  let isFirst = true
  return (rows) => {
    const cells = rows.map((row) => columns.map(({ kind }, index) => formatCell(row[index] ?? null, kind)))
    for (const row of cells) {
      for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length)
    }
    const above = isFirst ? [header, widths.map((width) => '─'.repeat(width))] : []
    isFirst = false
    return [...above, ...cells].map((row) => formatLine(row, columns, widths)).join('')
  }
}

function formatLine(row: readonly string[], columns: Columns, widths: readonly number[]): string {
  const padded = row.map((cell, index) => {
    // What follows the last text would be cut off again.
    const isLast = index === row.length - 1
    return isLast && columns[index]?.kind === 'text'
      ? cell
      : pad(cell, widths[index] ?? 0, columns[index]?.kind)
  })
  return `${padded.join('  ').trimEnd()}\n`
}

function formatCell(value: string | number | null, kind: ColumnKind): string {
  if (value === null) return NOTHING
  // What cannot be seen is shown by a sign: a control character in a name must not reach the terminal.
  return typeof value === 'number' ? FORMATS[kind](value) : formatName(value)
}

function pad(cell: string, width: number, kind: ColumnKind | undefined): string {
  return kind === 'text' || kind === 'day' ? cell.padEnd(width) : cell.padStart(width)
}
