import { cache } from 'react'
import { getDb } from '@/lib/db'
import { getEnv } from '@/lib/env'
import type { Metric } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { runFunnel } from '@/lib/reports/funnel/run-funnel'
import { runOpen } from '@/lib/reports/open/run-open'
import { ofWholeShop } from '@/lib/reports/products/list-in-scope'
import { runProducts } from '@/lib/reports/products/run-products'
import { runQuarters } from '@/lib/reports/quarters/run-quarters'
import { runProductTimes, runTimeToStep } from '@/lib/reports/time-to-step/run-time-to-step'
import { toUsualRanges } from '@/lib/reports/to-date/answer-to-date'
import { runToDate } from '@/lib/reports/to-date/run-to-date'
import { runTrend } from '@/lib/reports/trend/run-trend'
import { runWorth } from '@/lib/reports/worth/run-worth'
import { getFreshness } from '@/lib/store/freshness'
import { listCategories } from '@/lib/store/products'
import type { Day } from '@/lib/time/day'

// Panels of one page ask the same questions; within a request each is put to the database once.

export const askFunnel = cache((query: ReportQuery) => runFunnel(getDb(), query))
export const askProducts = cache((query: ReportQuery) => runProducts(getDb(), query))
/** The products of the whole shop, whatever is asked of it. */
export const askShop = (query: ReportQuery) => askProducts(askedOfShop(query))
const askedOfShop = cache(ofWholeShop)
export const askTimes = cache((query: ReportQuery) => runTimeToStep(getDb(), query))
export const askProductTimes = cache((query: ReportQuery) => runProductTimes(getDb(), query))
export const askTrend = cache((query: ReportQuery) => runTrend(getDb(), query))
export const askQuarters = cache((query: ReportQuery, metrics: readonly Metric[]) =>
  runQuarters(getDb(), query, metrics),
)
export const askToDate = cache((query: ReportQuery, smallest: number, metrics: readonly Metric[]) =>
  runToDate(getDb(), query, toUsualRanges(query), smallest, metrics),
)
export const askOpen = cache((query: ReportQuery) =>
  runOpen(getDb(), query, { now: new Date(), hours: getEnv().conversionHours }),
)
export const askWorth = cache((query: ReportQuery, today: Day) => runWorth(getDb(), query, today))
export const askCategories = cache(() => listCategories(getDb()))
export const askFreshness = cache(() => getFreshness(getDb()))
