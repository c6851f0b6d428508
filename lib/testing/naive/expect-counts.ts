import { expect } from 'vitest'
import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { toFunnelResult } from '@/lib/reports/funnel/funnel-result'
import { runProducts } from '@/lib/reports/products/products-report'
import { toProductsResult } from '@/lib/reports/products/products-result'
import { runTrend } from '@/lib/reports/trend/trend-report'
import { toTrendResult } from '@/lib/reports/trend/trend-result'
import { addDays } from '@/lib/time/day'
import { startOfGrain } from '@/lib/time/grain'
import { toMarked } from '../to-marked'
import { PRODUCTS } from './naive-journeys'
import { categoryOf, type Naive, naiveReach, naiveUnits } from './naive-questions'

/** The products of the shop, as they are stored. */
export const NAMED_PRODUCTS = PRODUCTS.map((id) => ({ id, name: `Product ${id}`, category: categoryOf(id) }))

/** Funnel, products and trend answer as the naive funnel does. */
export async function expectCounts(db: Db, query: ReportQuery, found: readonly Naive[]): Promise<void> {
  const units = naiveUnits(found, query)
  const funnel = await runFunnel(db, query)
  expect(funnel).toEqual(toFunnelResult(query, toMarked(units.map((steps) => ({ steps, units: 1 })))))
  expect(funnel.steps.map((step) => step.count)).toEqual(naiveReach(units))
  expect(await runProducts(db, query)).toEqual(naiveProducts(query, found))
  expect(await runTrend(db, query)).toEqual(naiveTrend(query, found))
}

function naiveProducts(query: ReportQuery, found: readonly Naive[]) {
  const rows = NAMED_PRODUCTS.filter(({ id }) => (query.scope.product ?? id) === id)
    .filter(({ category }) => (query.scope.category ?? category) === category)
    .map(({ id, name, category }) => {
      const reached = naiveReach(naiveUnits(found, { ...query, scope: { product: id } }))
      return { id, product: name, category, reached }
    })
  return toProductsResult(
    query,
    rows.toSorted((a, b) => (b.reached[0] ?? 0) - (a.reached[0] ?? 0) || (a.product < b.product ? -1 : 1)),
  )
}

function naiveTrend(query: ReportQuery, found: readonly Naive[]) {
  const days = found.map((one) => one.day).sort()
  const data = days[0] ? { from: days[0], to: addDays(days.at(-1) ?? '', 1) } : null
  const rows = [
    ...new Set(days.map((day) => startOfGrain(day, query.grain, query.fiscalMonth, query.weekStart))),
  ].map((start) => {
    return { start, reached: naiveReach(naiveUnits(found, query, start)) }
  })
  return toTrendResult(query, rows, data)
}
