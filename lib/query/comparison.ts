import { addDays, countDays, type DayRange, FIRST_DAY, previousRange } from '@/lib/time/day'
import { type FiscalMonth, moveGrain, nextGrain, startOfGrain } from '@/lib/time/grain'

type Meaning = Readonly<{ label: string; move: (range: DayRange, fiscalMonth: FiscalMonth) => DayRange }>

/** What a range can be held against. */
export const COMPARISONS = {
  previous: { label: 'As many days directly before', move: (range) => previousRange(range) },
  'last-quarter': {
    label: 'Same days of the quarter before',
    move: (range, fiscalMonth) => moveQuarters(range, -1, fiscalMonth),
  },
  'last-year': {
    label: 'Same days of that quarter last year',
    move: (range, fiscalMonth) => moveQuarters(range, -4, fiscalMonth),
  },
} as const satisfies Record<string, Meaning>

export type Comparison = keyof typeof COMPARISONS

/** Null where it would begin before the first day there is. */
export function compareWith(
  range: DayRange,
  comparison: Comparison,
  fiscalMonth: FiscalMonth,
): DayRange | null {
  const moved = COMPARISONS[comparison].move(range, fiscalMonth)
  return moved.from < FIRST_DAY ? null : moved
}

/**
 * The same place in another quarter: so many days after its start, and as many days long. Quarters are 90 to 92
 * days, so what ends with its quarter ends with the other, and nothing reaches beyond it.
 */
export function moveQuarters(range: DayRange, quarters: number, fiscalMonth: FiscalMonth): DayRange {
  const start = startOfGrain(range.from, 'quarter', fiscalMonth)
  const end = nextGrain(startOfGrain(addDays(range.to, -1), 'quarter', fiscalMonth), 'quarter')
  const [movedStart, movedEnd] = [moveGrain(start, 'quarter', quarters), moveGrain(end, 'quarter', quarters)]
  const from = earlier(addDays(movedStart, countDays({ from: start, to: range.from })), addDays(movedEnd, -1))
  const to = range.to === end ? movedEnd : earlier(addDays(from, countDays(range)), movedEnd)
  return { from, to }
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}
