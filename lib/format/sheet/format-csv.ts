import { guardFormula } from './guard-formula'

type Cell = string | number | null

/**
 * Rows as CSV (RFC 4180, but lines end in LF), with a header. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it; numbers stay numbers, and those that are none are left empty like null.
 */
export function formatCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return formatCsvRows([header, ...rows])
}

/** The same of rows alone, as those of a later page. */
export function formatCsvRows(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${formatRow(row)}\n`).join('')
}

/** A row whose only cell is empty would be a blank line, which readers pass over: it is quoted. */
function formatRow(row: readonly Cell[]): string {
  return row.map(formatCell).join(',') || '""'
}

function formatCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = guardFormula(cell)
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Semicolons and tabs too: with some settings spreadsheets part columns there. A byte order mark would be dropped. */
const QUOTED = /[",;\t\r\n\ufeff]/
