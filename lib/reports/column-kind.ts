type Meaning = Readonly<{
  /** Digits kept after the point: more than any reader needs, fewer than a float's noise. */
  digits: number
  /** How a spreadsheet shows its numbers; null as it likes. */
  format: string | null
  /** Said in the header of a spreadsheet, where the number alone does not say it. */
  unit: string | null
  /** How it is read there, where it does not say that itself. */
  note: string | null
}>

const POINTS = 'Percentage points are differences of rates: from 4 % to 5 % is 1.'
const NUMBERS =
  'Numbers without a format are in the unit of their row or column: counts, shares of 0 to 1, or seconds.'

/**
 * How a value is meant: shares are 0..1, points are differences of shares, days are YYYY-MM-DD, and numbers are of the
 * unit that their row says.
 */
export const COLUMN_KINDS = {
  text: { digits: 0, format: null, unit: null, note: null },
  day: { digits: 0, format: 'yyyy-mm-dd', unit: null, note: null },
  count: { digits: 0, format: '#,##0', unit: null, note: null },
  share: { digits: 6, format: '0.00%', unit: null, note: 'Rates are shares of 0 to 1, shown as per cent.' },
  points: { digits: 6, format: '+0.00;-0.00;0.00', unit: 'percentage points', note: POINTS },
  seconds: { digits: 3, format: '#,##0.0', unit: 'seconds', note: 'Times are in seconds.' },
  amount: {
    digits: 2,
    format: '#,##0.00',
    unit: null,
    note: 'Amounts are in the currency of their row; where it names none, nobody said one.',
  },
  number: { digits: 6, format: null, unit: null, note: NUMBERS },
} as const satisfies Record<string, Meaning>

export type ColumnKind = keyof typeof COLUMN_KINDS

/** A number as files have it. */
export function roundValue(kind: ColumnKind, value: number): number {
  return Number(value.toFixed(COLUMN_KINDS[kind].digits))
}
