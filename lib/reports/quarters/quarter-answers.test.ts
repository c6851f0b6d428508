import { describe, expect, it } from 'vitest'
import type { MetricCounts } from '@/lib/funnel/metrics'
import { METRIC_NAMES } from '@/lib/query/metric'
import { EVERYTHING, overRange } from '@/lib/query/report-query'
import { toCompareResult } from '../compare/compare-result'
import { toProductsResult } from '../products/products-result'
import { toPlainText } from '../sentences'
import { toToDateResult } from '../to-date/to-date-result'
import { answerCompare, answerToDate } from './quarter-answers'

const query = overRange(EVERYTHING, { from: '2026-10-01', to: '2026-11-23' })
const range = { from: '2026-07-01', to: '2026-08-23' }

function counts(viewed: number, addedToCart: number, checkedOut: number): MetricCounts {
  return { reached: [viewed, addedToCart, checkedOut, 0], times: [null, null] }
}

function sayChange(before: MetricCounts | null, now: MetricCounts, smallest = 0.01): string {
  const result = toToDateResult(query, now, [{ range, counts: before, usual: null, usualTimes: null }], {
    smallest,
    metrics: METRIC_NAMES,
  })
  return answerToDate(result, ['last quarter']).map(toPlainText).join('\n')
}

describe('answerToDate', () => {
  it('names every rate that moved, and by how much', () => {
    expect(sayChange(counts(3000, 1300, 880), counts(3700, 1650, 1265))).toBe(
      'Against last quarter, checkout per cart is up to 77 % from 68 % (+9 pp) and checkout per view is up to 34 % from 29 % (+4.9 pp): more than chance explains; how much is usual cannot be known from so few ranges before.',
    )
  })

  it('says of a fall that it is one', () => {
    expect(sayChange(counts(3000, 1300, 880), counts(3000, 1100, 740))).toMatch(
      /^Against last quarter, cart per view is down to 37 % from 43 % \(−6.7 pp\)/,
    )
  })

  it('does not call chance a change', () => {
    expect(sayChange(counts(300, 130, 88), counts(300, 135, 95))).toBe(
      "Against last quarter it can't be told yet whether any rate moved: cart per view +1.7 pp, checkout per cart +2.7 pp, checkout per view +2.3 pp, all within chance.",
    )
  })

  it('calls what is too small to act on flat', () => {
    const [before, now] = [counts(3_000_000, 1_300_000, 880_000), counts(3_000_000, 1_303_000, 881_000)]
    expect(sayChange(before, now)).toBe(
      'Against last quarter every rate is flat: what moved is too small to act on.',
    )
  })

  it('says where there is nothing to compare with', () => {
    expect(sayChange(null, counts(300, 130, 88))).toBe(
      'Against last quarter nothing can be said: there were no sessions then.',
    )
  })
})

describe('answerCompare', () => {
  const products = (...lines: readonly (readonly [string, number, number])[]) =>
    toProductsResult(
      query,
      lines.map(([id, entered, converted]) => ({
        id,
        product: id,
        category: null,
        reached: [entered, converted, converted, 0],
      })),
    )
  const say = (before: ReturnType<typeof products>, now: ReturnType<typeof products>) =>
    toPlainText(
      answerCompare(
        toCompareResult(
          { before: query, now: query },
          { before, now },
          { metric: 'checkout_per_view', by: 'product', smallestChange: 0.01 },
        ),
      ),
    )

  it('counts what moved, what did not, and what cannot be told', () => {
    const before = products(['a', 5000, 1000], ['b', 900_000, 90_000], ['c', 20, 5], ['d', 5000, 1000])
    const now = products(['a', 5000, 1400], ['b', 900_000, 90_100], ['c', 20, 6], ['d', 5000, 700])
    expect(say(before, now)).toBe(
      'Of 4 products in both ranges, 1 is up and 1 down in checkout per product view, 1 is flat, and of 1 it can’t be told yet.',
    )
  })

  it('says where no product has enough by itself, or none is in both', () => {
    expect(say(products(['a', 20, 5]), products(['a', 20, 6]))).toBe(
      "By product it can't be told yet whether checkout per product view moved: it has too few sessions by itself.",
    )
    expect(say(products(['a', 20, 5]), products(['b', 20, 6]))).toBe(
      'No product has checkout per product view in both ranges, so none can be compared.',
    )
  })
})
