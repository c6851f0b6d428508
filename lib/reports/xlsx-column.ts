import type { CellObject } from 'write-excel-file/node'
import { toXlsxText } from '@/lib/format/xlsx-text'
import { parseDay } from '@/lib/time/day'
import type { ColumnKind, ReportTable } from './report-table'
import { roundValue } from './round-value'

type Value = string | number | null

type Meaning = Readonly<{
  /** How a spreadsheet shows its numbers; null as it likes. */
  format: string | null
  /** Said in the header, where the number alone does not say it. */
  unit: string | null
}>

const MEANINGS: Record<ColumnKind, Meaning> = {
  text: { format: null, unit: null },
  day: { format: 'yyyy-mm-dd', unit: null },
  count: { format: '#,##0', unit: null },
  share: { format: '0.00%', unit: null },
  points: { format: '+0.00;-0.00;0.00', unit: 'percentage points' },
  seconds: { format: '#,##0.0', unit: 'seconds' },
  number: { format: null, unit: null },
}

/** A column's name, with its unit where it does not end in it: `change (percentage points)`. */
export function toXlsxHeader({ name, kind }: ReportTable['columns'][number]): string {
  const { unit } = MEANINGS[kind]
  return toXlsxText(unit && !name.endsWith(`_${unit}`) ? `${name} (${unit})` : name)
}

/**
 * A value as a spreadsheet has it: shares stay 0 to 1 and are shown as per cent, points become percentage points, days
 * are dates without a zone. Null, and numbers that are none, are empty.
 */
export function toXlsxCell(kind: ColumnKind, value: Value): CellObject | null {
  const { format } = MEANINGS[kind]
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
