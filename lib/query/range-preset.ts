import { addDays, type Day, type DayRange } from '@/lib/time/day'
import { type FiscalMonth, moveGrain, nextGrain, startOfGrain } from '@/lib/time/grain'

type Preset = Readonly<{ label: string; resolve: (today: Day, fiscalMonth: FiscalMonth) => DayRange | null }>

/** Named ranges, relative to today, which they hold. Null is all time. */
export const RANGE_PRESETS = {
  '7d': { label: 'Last 7 days', resolve: (today) => lastDays(today, 7) },
  '30d': { label: 'Last 30 days', resolve: (today) => lastDays(today, 30) },
  '90d': { label: 'Last 90 days', resolve: (today) => lastDays(today, 90) },
  '365d': { label: 'Last 365 days', resolve: (today) => lastDays(today, 365) },
  'this-quarter': { label: 'This quarter', resolve: (today, fiscalMonth) => quarterOf(today, fiscalMonth) },
  'quarter-to-date': {
    label: 'This quarter so far',
    resolve: (today, fiscalMonth) => toDate(quarterOf(today, fiscalMonth), today),
  },
  'last-quarter': {
    label: 'Last quarter',
    resolve: (today, fiscalMonth) => {
      const { from } = quarterOf(today, fiscalMonth)
      return { from: moveGrain(from, 'quarter', -1), to: from }
    },
  },
  all: { label: 'All time', resolve: () => null },
} as const satisfies Record<string, Preset>

export type RangePreset = keyof typeof RANGE_PRESETS

function lastDays(today: Day, days: number): DayRange {
  return { from: addDays(today, 1 - days), to: addDays(today, 1) }
}

/** The quarter that holds a day, with all its days. */
export function quarterOf(day: Day, fiscalMonth: FiscalMonth): DayRange {
  const from = startOfGrain(day, 'quarter', fiscalMonth)
  return { from, to: nextGrain(from, 'quarter') }
}

/** Its whole days so far, without today; on its first day that day. */
function toDate({ from }: DayRange, today: Day): DayRange {
  return { from, to: today > from ? today : addDays(today, 1) }
}
