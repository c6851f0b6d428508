import type { ForecastScore } from '@/lib/stats/forecast/score-forecasts'

/** "Made on the same day, our 80 % bands held in 5 of the last 6 quarters." */
export function sayScore({ quarters, held }: ForecastScore): string {
  const [only] = quarters
  if (!only) return 'There is no earlier quarter to try this forecast on, so its bands are untested here.'
  if (quarters.length === 1) {
    return `Made on the same day of last quarter, our 80 % band ${only.held ? 'held' : 'did not hold'}.`
  }
  return `Made on the same day of the quarter, our 80 % bands held in ${held} of the last ${quarters.length} quarters.`
}
