import { addDays, countDays, type Day } from '@/lib/time/day'
import { startOfGrain } from '@/lib/time/grain'

/** Traffic by month, January first: a spring of repotting, quiet summers, gifts in December. */
const MONTHS = [0.86, 0.92, 1.12, 1.3, 1.32, 1.08, 0.88, 0.82, 0.92, 0.96, 1.06, 1.24]

/** Traffic by weekday, Sunday first. */
const WEEKDAYS = [1.28, 0.96, 0.9, 0.88, 0.92, 0.94, 1.16]

/** Traffic by hour: quiet nights, a lunch break, long evenings. */
export const HOURS = [3, 2, 1, 1, 1, 2, 4, 7, 9, 10, 11, 13, 15, 13, 11, 11, 12, 14, 17, 20, 22, 19, 12, 6]

/** How much more traffic there is at the end than at the start. */
const GROWTH = 0.35

/** The first day of the demo: so many whole quarters, the current one counted as the last. */
export function firstDayOf(today: Day, quarters: number): Day {
  let start = startOfGrain(today, 'quarter')
  for (let quarter = 1; quarter < quarters; quarter += 1) start = startOfGrain(addDays(start, -1), 'quarter')
  return start
}

/** Relative traffic of a day between `first` and `today`. Only volumes have seasons; rates do not. */
export function trafficOf(day: Day, first: Day, today: Day): number {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? 1
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1
  const elapsed = countDays({ from: first, to: day }) / Math.max(1, countDays({ from: first, to: today }))
  return month * weekday * (1 + GROWTH * elapsed)
}

/** What the demo's product team did: from that day on, more carts are checked out. Nothing else changes. */
export type PlantedImprovement = Readonly<{ step: 'checked_out'; from: Day; factor: number }>

/** A quarter younger than this has seen too little; then the improvement came a quarter earlier. */
const YOUNG_QUARTER_DAYS = 21

export function plantedImprovement(today: Day): PlantedImprovement {
  const current = startOfGrain(today, 'quarter')
  const isYoung = countDays({ from: current, to: today }) < YOUNG_QUARTER_DAYS
  const from = isYoung ? startOfGrain(addDays(current, -1), 'quarter') : current
  return { step: 'checked_out', from, factor: 1.12 }
}
