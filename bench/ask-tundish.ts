import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { runProducts } from '@/lib/reports/products/products-report'
import { runTimeToStep } from '@/lib/reports/time-to-step/time-to-step-report'
import { runTrend } from '@/lib/reports/trend/trend-report'
import { toId } from './made/to-id'
import { timeMedian } from './measures/measure'
import { type Answer, type Question, type ReportName, toNumbers } from './question'

const RUNS = 5

/** Our own answer, through the functions that page, JSON, CSV and command line call. */
export async function askTundish(db: Db, { report, unit, productNumber, range }: Question): Promise<Answer> {
  const scope = productNumber === null ? {} : { product: toId(`product${productNumber}`) }
  const query: ReportQuery = { range, unit, scope, grain: 'day', fiscalMonth: 1 }
  const { ms, value } = await timeMedian(RUNS, () => ASK[report](db, query))
  return { ms, numbers: value }
}

/** Views, carts and checkouts only: shipments are asked of nobody but us. */
const ASK: Record<ReportName, (db: Db, query: ReportQuery) => Promise<string>> = {
  funnel: async (db, query) => {
    const { steps } = await runFunnel(db, query)
    return toNumbers([steps.slice(0, 3).map((step) => step.count)])
  },
  products: async (db, query) => {
    const { products } = await runProducts(db, query)
    return toNumbers(products.map((line) => [line.product, ...line.reached.slice(0, 3)]))
  },
  'time to step': async (db, query) => {
    const { gaps } = await runTimeToStep(db, query)
    return toNumbers(
      gaps.map((gap) => [
        gap.toStep,
        gap.pairs,
        gap.meanSeconds,
        gap.medianSeconds,
        gap.p90Seconds,
        ...gap.histogram.map((bucket) => bucket.pairs),
      ]),
    )
  },
  // Peers have no row for a day without anybody.
  trend: async (db, query) => {
    const { points } = await runTrend(db, query)
    const counted = points.filter(({ reached }) => reached.some((units) => units > 0))
    return toNumbers(counted.map((point) => [point.start, ...point.reached.slice(0, 3)]))
  },
}
