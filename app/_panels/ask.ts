import { cache } from 'react'
import { getDb } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { runFunnel } from '@/lib/reports/funnel/run-funnel'
import { runProducts } from '@/lib/reports/products/run-products'
import { runProductTimes, runTimeToStep } from '@/lib/reports/time-to-step/run-time-to-step'
import { runTrend } from '@/lib/reports/trend/run-trend'
import { getFreshness } from '@/lib/store/freshness'

// Panels of one page ask the same questions; within a request each is put to the database once.

export const askFunnel = cache((query: ReportQuery) => runFunnel(getDb(), query))
export const askProducts = cache((query: ReportQuery) => runProducts(getDb(), query))
export const askTimes = cache((query: ReportQuery) => runTimeToStep(getDb(), query))
export const askProductTimes = cache((query: ReportQuery) => runProductTimes(getDb(), query))
export const askTrend = cache((query: ReportQuery) => runTrend(getDb(), query))
export const askFreshness = cache(() => getFreshness(getDb()))
