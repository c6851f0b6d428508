import { expect, it } from 'vitest'
import { toPreviewBars } from './to-preview-bars'

const STEPS = [
  { step: 'viewed', sessions: 578, users: 124 },
  { step: 'added_to_cart', sessions: 467, users: 124 },
  { step: 'checked_out', sessions: 361, users: 124 },
]

it('has a bar a step with its shares and what is lost', () => {
  const bars = toPreviewBars(STEPS)
  expect(
    bars.map(({ count, stepRate, overallRate, lost }) => [count, stepRate, overallRate, lost?.text]),
  ).toEqual([
    ['578', null, null, undefined],
    ['467', '81 %', '81 %', '111 stop here'],
    ['361', '77 %', '62 %', '106 stop here'],
  ])
  expect(bars[2]?.lost?.toShare).toBeCloseTo(467 / 578)
})

it('divides by nothing where nothing came', () => {
  const bars = toPreviewBars(STEPS.map(({ step }) => ({ step, sessions: 0, users: 0 })))
  expect(bars.map(({ share, lost }) => [share, lost])).toEqual(Array(3).fill([0, null]))
})
