import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { type ReportQuery, toPreviousQuery } from '@/lib/query/report-query'
import { toChangeAnswer } from './change/change-table'
import { runChange } from './change/run-change'
import { toFunnelAnswer } from './funnel/funnel-table'
import { runFunnel } from './funnel/run-funnel'
import { toProductsAnswer } from './products/products-table'
import { runProducts } from './products/run-products'
import { type ReportAnswer, stackTables } from './report-table'
import { runTimeToStep } from './time-to-step/run-time-to-step'
import { toTimeToStepAnswer } from './time-to-step/time-to-step-table'
import { runTrend } from './trend/run-trend'
import { toTrendAnswer } from './trend/trend-table'

type Answering = Readonly<{ title: string; answer: (db: Db, query: ReportQuery) => Promise<ReportAnswer> }>

/** The reports by the name they have in the JSON API and on the command line. */
export const REPORTS = {
  products: {
    title: 'Conversion per product',
    answer: async (db, query) => toProductsAnswer(await runProducts(db, query)),
  },
  funnel: { title: 'Funnel', answer: async (db, query) => toFunnelAnswer(await runFunnel(db, query)) },
  'time-to-step': {
    title: 'Time to step',
    answer: async (db, query) => toTimeToStepAnswer(await runTimeToStep(db, query)),
  },
  trend: { title: 'Trend', answer: async (db, query) => toTrendAnswer(await runTrend(db, query)) },
  change: {
    title: 'Why checkout per view changed',
    answer: async (db, query) => toChangeAnswer(await runChange(db, query)),
  },
} as const satisfies Record<string, Answering>

export type ReportName = keyof typeof REPORTS

export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[]

/** Throws `unknown_report` with the names that there are. */
export function parseReportName(text: string): ReportName {
  const name = REPORT_NAMES.find((candidate) => candidate === text)
  if (name) return name
  const sentence = `There is no report "${text.slice(0, 60)}"; there are ${REPORT_NAMES.join(', ')}.`
  throw new TundishError('unknown_report', sentence)
}

/**
 * Runs a report, and with `compare` the same question over as many days directly before; all time has nothing
 * before it. The JSON repeats the question with its absolute days. Throws `unknown_product`.
 */
export async function answerReport(
  db: Db,
  name: ReportName,
  query: ReportQuery,
  compare: boolean,
): Promise<ReportAnswer> {
  const { answer } = REPORTS[name]
  const before = compare ? toPreviousQuery(query) : null
  const [current, previous] = await Promise.all([answer(db, query), before && answer(db, before)])
  const json = { report: name, ...toScope(query), ...current.json }
  if (!before || !previous)
    return { table: current.table, json: compare ? { ...json, previous: null } : json }
  return {
    table: stackTables(current.table, previous.table),
    json: { ...json, previous: { ...toScope(before), ...previous.json } },
  }
}

function toScope({ unit, range, product }: ReportQuery) {
  return { unit, from: range?.from ?? null, to: range?.to ?? null, product }
}
