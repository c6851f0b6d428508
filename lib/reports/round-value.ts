import type { ColumnKind } from './report-table'

/** Digits kept after the point: more than any reader needs, fewer than a float's noise. */
const DIGITS: Record<ColumnKind, number> = {
  text: 0,
  day: 0,
  count: 0,
  share: 6,
  points: 6,
  seconds: 3,
  number: 6,
}

/** A number as files have it. */
export function roundValue(kind: ColumnKind, value: number): number {
  return Number(value.toFixed(DIGITS[kind]))
}
