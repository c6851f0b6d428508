import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import { toProductsResult } from './products-result'

const query: ReportQuery = {
  range: null,
  unit: 'users',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

describe('toProductsResult', () => {
  it('without rows has no products, and sums of zero', () => {
    expect(toProductsResult(query, [])).toEqual({ query, products: [], pairs: { reached: [0, 0, 0, 0] } })
  })

  it('keeps the order of the rows, and adds up by step', () => {
    const rows = [line('Pothos', [8, 4, 2, 1]), line('Aloe', [2, 1, 0, 0]), line('Cactus', [0, 0, 0, 0])]
    expect(toProductsResult(query, rows)).toEqual({
      query,
      products: rows,
      pairs: { reached: [10, 5, 2, 1] },
    })
  })
})

function line(product: string, reached: readonly number[]) {
  return { id: product, product, category: null, reached }
}
