import type { Unit } from '@/lib/query/unit'
import type { DayRange } from '@/lib/time/day'

export type ReportName = 'funnel' | 'products' | 'time to step' | 'trend'

/** What is asked of us and of the peers alike. `productNumber` null is the whole shop. */
export type Question = Readonly<{
  report: ReportName
  unit: Unit
  productNumber: number | null
  range: DayRange
}>

/** How long an answer took, and its numbers in a form in which equal answers are equal texts. */
export type Answer = Readonly<{ ms: number; numbers: string }>

const REPORTS: readonly ReportName[] = ['funnel', 'products', 'time to step', 'trend']
const ONE_PRODUCT = 3

/** Every report, in both units, for the whole shop and for one product. */
export function listQuestions(range: DayRange): Question[] {
  return REPORTS.flatMap((report) =>
    (['sessions', 'users'] as const).flatMap((unit) =>
      [null, ONE_PRODUCT].map((productNumber) => ({ report, unit, productNumber, range })),
    ),
  )
}

export function describeQuestion({ report, unit, productNumber }: Question): string {
  return `${report}, ${unit}${productNumber === null ? '' : ', one product'}`
}

/** Rounded to a millisecond where numbers are seconds, because everyone adds floats up in another order. */
export function toNumbers(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map((row) =>
      row.map((cell) => (typeof cell === 'number' ? String(Math.round(cell * 1000) / 1000) : cell)).join(' '),
    )
    .sort()
    .join('\n')
}
