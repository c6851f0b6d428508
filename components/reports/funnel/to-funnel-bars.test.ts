import { expect, test } from 'vitest'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import type { ReportQuery } from '@/lib/query/report-query'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { ratio } from '@/lib/stats/ratio'
import { wilson } from '@/lib/stats/wilson'
import { toFunnelBars } from './to-funnel-bars'

const query: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

function funnelOf(counts: readonly number[]): FunnelResult {
  const first = counts[0] ?? 0
  const steps = PRODUCT_FUNNEL.steps.map(({ key: step }, index) => {
    const count = counts[index] ?? 0
    const before = index === 0 ? null : (counts[index - 1] ?? 0)
    return {
      step,
      count,
      stepRate: before === null ? null : ratio(count, before),
      stepInterval: null,
      overallRate: ratio(count, first),
      overallInterval: wilson(count, first),
      dropOff: before === null ? null : before - count,
      furthest: 0,
      inferred: 0,
    }
  })
  return { query, steps, withoutStep: 0 }
}

const result = funnelOf([578, 467, 361, 335])
const empty = funnelOf([])

test('each bar carries its count, both rates and what is missing', () => {
  const bars = toFunnelBars(result, null)
  expect(
    bars.map(({ label, count, stepRate, overallRate }) => [label, count, stepRate, overallRate]),
  ).toEqual([
    ['Viewed', '578', null, null],
    ['Added to cart', '467', '81 %', '81 %'],
    ['Checked out', '361', '77 %', '62 %'],
    ['Shipped', '335', '93 %', '58 %'],
  ])
  expect(bars.map(({ lost }) => lost?.text)).toEqual([
    undefined,
    '111 stop here',
    '106 stop here',
    '26 not shipped yet',
  ])
  expect(bars.map(({ apart }) => apart)).toEqual([null, null, null, 'Fulfilment'])
})

test('the range before is a mark on all bars but the first, and none where it held nothing', () => {
  expect(toFunnelBars(result, result).map(({ before }) => before?.text)).toEqual([
    undefined,
    'before 81 %',
    'before 62 %',
    'before 58 %',
  ])
  const nothing = toFunnelBars(result, empty)
  expect(nothing.every(({ before }) => before === null)).toBe(true)
})

test('an empty funnel has bars of no length', () => {
  expect(toFunnelBars(empty, null).map(({ share }) => share)).toEqual([0, 0, 0, 0])
})
