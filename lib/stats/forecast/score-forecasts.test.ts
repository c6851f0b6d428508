import { expect, it } from 'vitest'
import { addDays, countDays } from '@/lib/time/day'
import { drawBinomial, drawPoisson } from '../draw'
import { createUniform } from '../seeded-random'
import type { CountedDay } from './forecast-quarter'
import { scoreForecasts } from './score-forecasts'

/** A steady shop from `first` up to `today`. */
function playDays(first: string, today: string): CountedDay[] {
  const uniform = createUniform('steady')
  return Array.from({ length: countDays({ from: first, to: today }) }, (_, index) => {
    const whole = drawPoisson(uniform, 50)
    return { day: addDays(first, index), whole, part: drawBinomial(uniform, whole, 0.3) }
  })
}

const QUARTER = { from: '2026-10-01', to: '2027-01-01' }
const DAYS = playDays('2024-01-01', '2026-11-10')
const ASKED = { days: DAYS, quarter: QUARTER, measure: 'rate', seed: 's' } as const

it('tries the six quarters before, latest first, and says what became of them', () => {
  const { quarters, held, brier } = scoreForecasts(ASKED)
  expect(quarters.map(({ quarter }) => quarter.from)).toEqual([
    '2026-07-01',
    '2026-04-01',
    '2026-01-01',
    '2025-10-01',
    '2025-07-01',
    '2025-04-01',
  ])
  expect(held).toBe(quarters.filter((one) => one.held).length)
  for (const { held, low, actual, high } of quarters) expect(held).toBe(low <= actual && actual <= high)
  const errors = quarters.map(({ chance, reached }) => ((chance ?? 0) - Number(reached)) ** 2)
  expect(brier).toBeCloseTo(errors.reduce((sum, error) => sum + error, 0) / 6, 12)
})

it('knows nothing of the days after the one it is made on', () => {
  const shown = scoreForecasts(ASKED).quarters[0]
  const changed = DAYS.map((one) =>
    one.day >= '2026-08-10' && one.day < '2026-10-01' ? { ...one, part: one.whole } : one,
  )
  const after = scoreForecasts({ ...ASKED, days: changed }).quarters[0]
  expect([after?.low, after?.median, after?.high]).toEqual([shown?.low, shown?.median, shown?.high])
  expect(after?.actual).not.toBe(shown?.actual)
  expect(after?.held).toBe(false)
})

it('leaves out quarters that are not wholly there, or had too little before them', () => {
  const days = playDays('2026-03-15', '2026-11-10')
  const { quarters, brier } = scoreForecasts({ ...ASKED, days })
  expect(quarters.map(({ quarter }) => quarter.from)).toEqual(['2026-07-01', '2026-04-01'])
  expect(quarters.at(-1)).toMatchObject({ chance: null, reached: null })
  expect(brier).not.toBeNull()
})

it('for a quarter to come tries quarters that are over, from as far ahead', () => {
  const { quarters } = scoreForecasts({ ...ASKED, quarter: { from: '2027-04-01', to: '2027-07-01' } })
  expect(quarters[0]?.quarter.from).toBe('2026-07-01')
})

it('has nothing to say without days', () => {
  expect(scoreForecasts({ ...ASKED, days: [] })).toEqual({ quarters: [], held: 0, brier: null })
})
