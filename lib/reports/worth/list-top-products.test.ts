import { expect, it } from 'vitest'
import { listTopProducts, type WorthLine } from './worth-result'

function line(id: string, orders: number, revenue: number | null): WorthLine {
  const estimate = (value: number) => ({ value, interval: { low: 0, high: value }, cautious: value })
  const worth = { orders: estimate(orders), revenue: revenue === null ? null : estimate(revenue) }
  return {
    id,
    product: id,
    category: null,
    step: 'view_to_cart',
    entrants: 1,
    part: 0,
    whole: 1,
    shrunk: { share: 0.5, interval: { low: 0, high: 1 }, alpha: 1, beta: 1 },
    toReach: { share: 0.5, category: null, products: 4 },
    perPoint: worth,
    toTarget: worth,
  }
}

const lines = [line('a', 1, 50), line('b', 3, 40), line('b', 4, 30), line('c', 9, null), line('d', 0, 0)]

it.each([
  ['revenue', 9, [['b', 'b'], ['a'], ['d']]],
  ['orders', 9, [['c'], ['b', 'b'], ['a'], ['d']]],
  ['revenue', 1, [['b', 'b']]],
] as const)('in %s, at most %i', (measure, limit, expected) => {
  const ids = listTopProducts(lines, measure, limit).map((own) => own.map(({ id }) => id))
  expect(ids).toEqual(expected)
})
