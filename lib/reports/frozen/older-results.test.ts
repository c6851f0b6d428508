import { expect, it } from 'vitest'
import { readOlderResult, readOlderScopes } from './older-results'

const point = {
  start: '2021-02-09',
  viewed: 8,
  addedToCart: 4,
  checkedOut: 2,
  shipped: 1,
  cartPerView: 0.5,
  checkoutPerCart: 0.5,
  checkoutPerView: 0.25,
  checkoutPerViewInterval: { low: 0.1, high: 0.5 },
  partial: false,
}
const now = { start: '2021-02-09', reached: [8, 4, 2, 1], partial: false }
const median = { pairs: 4, seconds: 60, interval: { low: 50, high: 70 } }

it('reads points that were kept with a member a step, with and without times', () => {
  const query = { range: null }
  expect(readOlderResult('trend', { query, points: [point] })).toEqual({ query, points: [now] })
  const timed = { ...point, timeToCart: median, timeToCheckout: null }
  expect(readOlderResult('quarters', { query, points: [timed] })).toEqual({
    query,
    points: [{ ...now, times: [median, null] }],
  })
})

it('reads products that were kept with a member a step or a gap', () => {
  const query = { range: null }
  const rate = { share: 0.5, interval: { low: 0.1, high: 0.9 } }
  const rates = { cartPerView: rate, checkoutPerCart: rate, checkoutPerView: rate }
  const counts = { viewed: 8, carted: 4, checkedOut: 2, shipped: 1, ...rates }
  const zz = { id: 'zz', product: 'ZZ', category: null }
  const all = { id: '', product: 'All products', category: null }
  const kept = { query, products: [{ ...zz, ...counts }], pairs: { ...all, ...counts } }
  expect(readOlderResult('products', kept)).toEqual({
    query,
    products: [{ ...zz, reached: [8, 4, 2, 1] }],
    pairs: { reached: [8, 4, 2, 1] },
  })
  const timed = { id: 'zz', product: 'ZZ', viewToCart: median, cartToCheckout: null }
  expect(readOlderResult('productTimes', { query, products: [timed] })).toEqual({
    query,
    products: [{ id: 'zz', product: 'ZZ', times: [median, null] }],
  })
})

it('leaves alone what is of today, and what never had a step', () => {
  for (const kept of [{ points: [now] }, { points: [] }, null, 'zz', { steps: [] }]) {
    expect(readOlderResult('trend', kept)).toEqual(kept)
  }
  expect(readOlderResult('funnel', { points: [point] })).toEqual({ points: [point] })
})

it('reads questions that were kept with a member for what they are narrowed to', () => {
  const query = { unit: 'users', fiscalMonth: 1 }
  const kept = { query: { ...query, product: 'zz', category: null }, before: null, steps: [{ count: 3 }] }
  expect(readOlderScopes(kept)).toEqual({ ...kept, query: { ...query, scope: { product: 'zz' } } })
})
