import { addDays, type Day, type DayRange } from '@/lib/time/day'
import { nextGrain, startOfGrain } from '@/lib/time/grain'

type Preset = Readonly<{ label: string; resolve: (today: Day) => DayRange | null }>

/** Named ranges, relative to today, which they hold. Null is all time. */
export const RANGE_PRESETS = {
  '7d': { label: 'Last 7 days', resolve: (today) => lastDays(today, 7) },
  '30d': { label: 'Last 30 days', resolve: (today) => lastDays(today, 30) },
  '90d': { label: 'Last 90 days', resolve: (today) => lastDays(today, 90) },
  '365d': { label: 'Last 365 days', resolve: (today) => lastDays(today, 365) },
  'this-quarter': { label: 'This quarter', resolve: (today) => quarterOf(today) },
  'last-quarter': {
    label: 'Last quarter',
    resolve: (today) => quarterOf(addDays(quarterOf(today).from, -1)),
  },
  all: { label: 'All time', resolve: () => null },
} as const satisfies Record<string, Preset>

export type RangePreset = keyof typeof RANGE_PRESETS

function lastDays(today: Day, days: number): DayRange {
  return { from: addDays(today, 1 - days), to: addDays(today, 1) }
}

function quarterOf(day: Day): DayRange {
  const from = startOfGrain(day, 'quarter')
  return { from, to: nextGrain(from, 'quarter') }
}
