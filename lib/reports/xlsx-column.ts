import type { CellObject } from 'write-excel-file/node'
import { toXlsxText } from '@/lib/format/sheet/xlsx-text'
import { parseDay } from '@/lib/time/day'
import { COLUMN_KINDS, type ColumnKind, roundValue } from './column-kind'
import type { ReportTable } from './report-table'

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
