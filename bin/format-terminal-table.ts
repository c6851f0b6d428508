import { formatDuration } from '@/lib/format/format-duration'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import type { ColumnKind, ReportTable } from '@/lib/reports/report-table'

const FORMATS: Record<ColumnKind, (value: number) => string> = {
  text: String,
  day: String,
  count: formatCount,
  share: formatShare,
  points: formatPoints,
  seconds: formatDuration,
  number: (value) => String(Number(value.toPrecision(4))),
}

/** A report for the terminal: columns aligned, numbers to the right. */
export function formatTerminalTable({ columns, rows }: ReportTable): string {
  const cells = rows.map((row) => columns.map(({ kind }, index) => formatCell(row[index] ?? null, kind)))
  const header = columns.map(({ name }) => name)
  const widths = header.map((name, index) =>
    Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)),
  )
  const rule = widths.map((width) => '─'.repeat(width))
  return [header, rule, ...cells]
    .map((row) => row.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.kind)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

function formatCell(value: string | number | null, kind: ColumnKind): string {
  if (value === null) return NOTHING
  // What cannot be seen is shown by a sign: a control character in a name must not reach the terminal.
  return typeof value === 'number' ? FORMATS[kind](value) : formatName(value)
}

function pad(cell: string, width: number, kind: ColumnKind | undefined): string {
  return kind === 'text' || kind === 'day' ? cell.padEnd(width) : cell.padStart(width)
}
