import { badFile } from '@/lib/errors'
import { formatList } from '@/lib/format/format-list'
import { quote } from '@/lib/format/quote'
import { readRecords } from '../read/read-records'
import type { Fields } from '../read/source-record'
import { findTotalColumns, type StepNames, type TotalColumns, toWide } from './find-columns'
import { type FileTotals, parseCount, parseWrittenDay, type ReconciledUnit } from './totals'

export type TotalsOptions = Readonly<{
  scratch: string | null
  unit: ReconciledUnit | null
  steps: StepNames
}>

type Open = { days: Map<string, Map<string, number>>; unread: string[] }

/**
 * Reads a table of a day and a count per step, of any kind that is read. `unit` null: as its header says, else events. A day that stands in several rows is
 * added up. Throws `bad_file` where it has no day, or no column that means a step.
 */
export async function readTotals(
  place: string,
  { scratch, unit, steps }: TotalsOptions,
): Promise<FileTotals> {
  let found: TotalColumns | null = null
  let widen: ((fields: Fields) => Fields) | null = null
  const open: Open = { days: new Map(), unread: [] }
  for await (const { records } of readRecords(place, { scratch })) {
    const read = records.flatMap((record) => ('fields' in record ? [record] : []))
    widen ??= toWide(
      read.map(({ fields }) => fields),
      steps,
    )
    const rows = read.map(({ line, fields }) => ({ line, fields: widen?.(fields) ?? fields }))
    found ??= requireColumns(
      place,
      rows.map(({ fields }) => fields),
      steps,
    )
    for (const { line, fields } of rows) readRow(open, found, line, fields)
    open.unread.push(
      ...records.flatMap((record) => ('reason' in record ? [`line ${record.line} ${record.reason}`] : [])),
    )
  }
  if (!found || open.days.size === 0)
    throw badFile(`${place} has no row with a day and counts; days are written as in 2026-02-09.`)
  return {
    unit: unit ?? found.unit ?? 'events',
    columns: found.columns,
    days: open.days,
    notes: [...sayUnknown(found.unknown), ...sayUnread(open.unread)],
  }
}

function requireColumns(place: string, rows: readonly Fields[], steps: StepNames): TotalColumns {
  const found = findTotalColumns(rows, steps)
  if (found.day === null)
    throw badFile(
      `${place} has no column of days; give it one that is called day, with days as in 2026-02-09.`,
    )
  if (found.columns.length === 0) {
    const names = formatList(steps.map(({ key }) => key))
    throw badFile(
      `${place} has no column that means a step; call its columns ${names}, or as events are called.`,
    )
  }
  return { ...found, day: found.day }
}

function readRow(
  { days, unread }: Open,
  { day: column, columns }: TotalColumns,
  line: number,
  fields: Fields,
): void {
  const written = String(fields[column ?? ''] ?? '')
  const day = parseWrittenDay(written)
  if (day === null) {
    unread.push(`line ${line} has no day: ${quote(written)}`)
    return
  }
  const counts = days.get(day) ?? new Map<string, number>()
  days.set(day, counts)
  for (const { column: name, step } of columns) {
    const said = String(fields[name] ?? '')
    const count = parseCount(said)
    if (count === null) unread.push(`line ${line}: ${name} is no whole number: ${quote(said)}`)
    else counts.set(step, (counts.get(step) ?? 0) + count)
  }
}

function sayUnknown(columns: readonly string[]): string[] {
  if (columns.length === 0) return []
  return [`Not compared, because no step is called so: ${formatList(columns.map((name) => quote(name)))}.`]
}

const SHOWN = 3

function sayUnread(unread: readonly string[]): string[] {
  if (unread.length === 0) return []
  const more = unread.length > SHOWN ? `, and ${unread.length - SHOWN} more` : ''
  return [`Not read: ${unread.slice(0, SHOWN).join('; ')}${more}.`]
}
