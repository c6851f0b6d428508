import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import { wilson } from '@/lib/stats/wilson'
import { toProductsResult } from './products-result'

const query: ReportQuery = {
  range: null,
  unit: 'users',
  product: null,
  grain: 'day',
  category: null,
  fiscalMonth: 1,
}
const noRate = { share: null, interval: null }

describe('toProductsResult', () => {
  it('without rows has no products, and sums of zero without rates', () => {
    expect(toProductsResult(query, [])).toEqual({
      query,
      products: [],
      pairs: {
        id: '',
        product: 'All products',
        category: null,
        viewed: 0,
        carted: 0,
        checkedOut: 0,
        shipped: 0,
        cartPerView: noRate,
        checkoutPerCart: noRate,
        checkoutPerView: noRate,
      },
    })
  })

  it('keeps the order of the rows, and divides the sums: 5 of 10, 2 of 5, 2 of 10', () => {
    const rows = [
      { id: 'Pothos', product: 'Pothos', category: null, viewed: 8, carted: 4, checked_out: 2, shipped: 1 },
      { id: 'Aloe', product: 'Aloe', category: null, viewed: 2, carted: 1, checked_out: 0, shipped: 0 },
      { id: 'Cactus', product: 'Cactus', category: null, viewed: 0, carted: 0, checked_out: 0, shipped: 0 },
    ]
    expect(toProductsResult(query, rows)).toEqual({
      query,
      products: [
        line('Pothos', [8, 4, 2, 1], [0.5, 0.5, 0.25]),
        line('Aloe', [2, 1, 0, 0], [0.5, 0, 0]),
        line('Cactus', [0, 0, 0, 0], [null, null, null]),
      ],
      pairs: line('All products', [10, 5, 2, 1], [0.5, 0.4, 0.2]),
    })
  })
})

type Three<T> = readonly [T, T, T]

function line(product: string, counts: readonly [...Three<number>, number], shares: Three<number | null>) {
  const [viewed, carted, checkedOut, shipped] = counts
  return {
    id: product === 'All products' ? '' : product,
    product,
    category: null,
    viewed,
    carted,
    checkedOut,
    shipped,
    cartPerView: { share: shares[0], interval: wilson(carted, viewed) },
    checkoutPerCart: { share: shares[1], interval: wilson(checkedOut, carted) },
    checkoutPerView: { share: shares[2], interval: wilson(checkedOut, viewed) },
  }
}
