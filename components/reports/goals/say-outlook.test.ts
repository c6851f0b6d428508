import { expect, it } from 'vitest'
import { toMetric } from '@/lib/query/metric'
import { sayDetectable, sayOutlook, sayScore } from './say-outlook'

const OUTLOOK = {
  last: { quarter: { from: '2026-07-01', to: '2026-10-01' }, value: 0.2 },
  expected: 6_130,
  smallest: 0.0123,
}
const CARTS = { metric: toMetric('cart_per_view'), funnel: null }
const SUBJECT = { ...CARTS, quarter: '2026-10-01' }

it('says what was, who is expected, and what could be seen', () => {
  expect(sayOutlook(SUBJECT, OUTLOOK, 1)).toEqual([
    'In Q3 2026, the last whole quarter, it was 20.0 %.',
    'About 6,100 sessions are expected to view a product in Q4 2026.',
    'The smallest change that could be told from chance and from what is usual is about 1.2 pp.',
  ])
  expect(sayOutlook(SUBJECT, { ...OUTLOOK, expected: null }, 1)).toHaveLength(1)
  expect(sayOutlook(SUBJECT, { ...OUTLOOK, last: null, smallest: null }, 1)[0]).toContain('no whole quarter')
})

it('a change is held against the smallest that could be seen, up or down', () => {
  const small =
    'A change of 0.4 pp could not be told in one quarter from chance and from what is usual; about 1.2 pp could.'
  expect(sayDetectable(CARTS, OUTLOOK, 0.204)).toBe(small)
  expect(sayDetectable(CARTS, OUTLOOK, 0.196)).toBe(small)
  expect(sayDetectable(CARTS, OUTLOOK, 0.22)).toBe(
    'A change of 2 pp could be told in one quarter; from about 1.2 pp on it can.',
  )
  expect(sayDetectable(CARTS, { ...OUTLOOK, last: null }, 0.22)).toBeNull()
})

it('of a count it speaks of checkouts', () => {
  const counted = { ...OUTLOOK, last: { ...OUTLOOK.last, value: 1_000 }, smallest: 121 }
  expect(sayDetectable({ ...CARTS, metric: toMetric('checked_out') }, counted, 1_050)).toBe(
    'A change of 50 checkouts could not be told in one quarter from chance and from what is usual; about 120 checkouts could.',
  )
})

it('says how earlier bands did', () => {
  const one = { low: 0, median: 0, high: 0, actual: 0, held: true, chance: null, reached: null }
  const quarter = { from: '2026-07-01', to: '2026-10-01' }
  expect(sayScore({ quarters: [], held: 0, brier: null })).toContain('untested')
  expect(sayScore({ quarters: [{ ...one, quarter }], held: 1, brier: null })).toContain('band held')
  const two = [one, one].map((scored) => ({ ...scored, quarter }))
  expect(sayScore({ quarters: two, held: 1, brier: null })).toBe(
    'Made on the same day of the quarter, our 80 % bands held in 1 of the last 2 quarters.',
  )
})
