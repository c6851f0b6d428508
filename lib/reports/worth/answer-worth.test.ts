import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import type { WorthMeasure } from '@/lib/query/unit'
import { scaleEstimate } from '@/lib/stats/opportunity'
import { toPlainText } from '../sentences'
import { answerWorth, explainWorth } from './answer-worth'
import type { WorthLine } from './worth-result'

const orders = { value: 120, interval: { low: 62, high: 178 }, cautious: 84 }
const point = { value: 12.4, interval: { low: 12.4, high: 12.4 }, cautious: 12.4 }
const none = { value: 0, interval: { low: 0, high: 4 }, cautious: 0 }

const monstera: WorthLine = {
  id: 'm',
  product: 'Monstera',
  category: 'Foliage',
  step: 'view_to_cart',
  entrants: 1240,
  part: 600,
  whole: 1240,
  shrunk: { share: 0.48, interval: { low: 0.45, high: 0.51 }, alpha: 600, beta: 640 },
  toReach: { share: 0.71, category: 'Foliage', products: 9 },
  perPoint: { orders: point, revenue: scaleEstimate(point, 49) },
  toTarget: { orders, revenue: scaleEstimate(orders, 49) },
}

/** The answer, and under it what is explained. */
function textOf(lines: readonly WorthLine[], measure: WorthMeasure = 'revenue', days = 90): string {
  const result = { query: EVERYTHING, days, lines }
  const more = explainWorth(result, measure)
  return `${toPlainText(answerWorth(result, measure))}${more ? ` ${more}` : ''}`
}

describe('answerWorth', () => {
  it('says what would bring most, of what, how sure that is, and what a point brings', () => {
    expect(textOf([monstera])).toBe(
      'Most would come from Monstera, view to cart: reaching 71 %, which a quarter of Foliage reach, would bring about 120 orders and 5,900 in revenue a quarter (95 %: 3,000 to 8,700). Cautiously, if those gained check out at 70 % of the present rate, it is about 4,100 in revenue. One point more there brings about 12 orders and 610 in revenue a quarter.',
    )
  })

  it('in orders where that is asked for, or where there is no price', () => {
    const said =
      /reach, would bring about 120 orders a quarter \(95 %: 62 to 180\)\. .* it is about 84 orders\./
    expect(textOf([monstera], 'orders')).toMatch(said)
    const unpriced = {
      ...monstera,
      toTarget: { orders, revenue: null },
      perPoint: { orders: point, revenue: null },
    }
    expect(textOf([unpriced])).toMatch(said)
    expect(textOf([unpriced])).toMatch(/One point more there brings about 12 orders a quarter\.$/)
  })

  it('has nothing to be cautious of at the last step', () => {
    const text = textOf([{ ...monstera, step: 'cart_to_checkout' }])
    expect(text).toMatch(/^Most would come from Monstera, cart to checkout: /)
    expect(text).not.toMatch(/Cautiously/)
  })

  it('names what is held against the whole shop, and says where it may be chance', () => {
    const unsure = { ...orders, interval: { low: 0, high: 178 } }
    const toReach = { share: 0.71, category: null, products: 9 }
    const text = textOf([
      { ...monstera, toReach, toTarget: { orders: unsure, revenue: scaleEstimate(unsure, 49) } },
    ])
    expect(text).toMatch(/^Most would probably come from Monstera, .* which a quarter of all products reach/)
    expect(text).toMatch(/\(95 %: 0 to 8,700\)\. It may be chance that it is below that rate\./)
  })

  it('where nothing is below the rate, or nothing is there to hold it against, says what a point brings', () => {
    const best = { ...monstera, toTarget: { orders: none, revenue: scaleEstimate(none, 49) } }
    expect(textOf([best])).toBe(
      'This product already reaches what a quarter of its kind reach. One point more brings most at Monstera, view to cart: about 12 orders and 610 in revenue a quarter.',
    )
    expect(textOf([best, { ...best, id: 'other' }])).toMatch(/^Each of these products already reaches/)
    expect(textOf([{ ...best, toReach: { ...best.toReach, products: 1 } }])).toMatch(
      /^There is no other product to hold this one against\./,
    )
  })

  it.each([
    [0, /^There is data of no whole day/],
    [1, /^There is data of one whole day/],
    [13, /^There is data of 13 whole days in this range\. .* from 14 whole days on\.$/],
  ])('of %i days says that it is too early', (days, said) => {
    expect(textOf([], 'revenue', days)).toMatch(said)
  })

  it('says so where nobody came to a step', () => {
    expect(textOf([])).toMatch(/^No sessions came to a step of a product in these days/)
  })
})
