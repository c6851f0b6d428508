import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { toKnowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { type ReportRequest, toBefore } from '@/lib/query/report-request'
import { nameProduct } from '@/lib/store/product-names'
import { toCatalogueAnswer } from './catalogue/catalogue-table'
import { runCatalogue } from './catalogue/run-catalogue'
import { toChangeAnswer, toProductChangesAnswer } from './change/change-table'
import { runChange } from './change/run-change'
import { answerCompare } from './compare/answer-compare'
import { toFulfilmentAnswer, toFulfilmentTrendAnswer } from './fulfilment/fulfilment-table'
import { runFulfilment, runFulfilmentTrend } from './fulfilment/run-fulfilment'
import { toFunnelAnswer } from './funnel/funnel-table'
import { runFunnel } from './funnel/run-funnel'
import { toGoalsAnswer } from './goals/goals-table'
import { runAskedGoals } from './goals/run-goals'
import { toOpenAnswer } from './open/open-table'
import { runOpen } from './open/run-open'
import { ofWholeShop } from './products/list-in-scope'
import { toProductsAnswer } from './products/products-table'
import { runProducts } from './products/run-products'
import { answerQuarters } from './quarters/answer-quarters'
import { type ReportAnswer, stackTables } from './report-table'
import { toProductTimesAnswer } from './time-to-step/product-times-table'
import { runProductTimes, runTimeToStep } from './time-to-step/run-time-to-step'
import { toTimeToStepAnswer } from './time-to-step/time-to-step-table'
import { answerToDate } from './to-date/answer-to-date'
import { runTrend } from './trend/run-trend'
import { toTrendAnswer } from './trend/trend-table'
import { runWorth } from './worth/run-worth'
import { toWorthAnswer } from './worth/worth-table'

/** Answers one question; what is compared is answered twice. */
type Answering = Readonly<{ title: string; answer: (db: Db, query: ReportQuery) => Promise<ReportAnswer> }>

/** Answers a request whole: it compares by itself, or looks beyond the range. */
type AnsweringWhole = Readonly<{
  title: string
  /** Whether it can tell things as they were known on another day (`as_of`). */
  knowsPast?: true
  /** Whether it tells how things stand when it is asked: the same question of the same rows has another answer later. */
  ofNow?: true
  answerWhole: (db: Db, request: ReportRequest) => Promise<ReportAnswer>
}>

/** The reports by the name they have in the JSON API and on the command line. */
export const REPORTS = {
  products: {
    title: 'Conversion per product',
    answer: async (db, query) => {
      const result = await runProducts(db, query)
      const shop = ofWholeShop(query)
      return toProductsAnswer(result, shop === query ? result : await runProducts(db, shop))
    },
  },
  funnel: { title: 'Funnel', answer: async (db, query) => toFunnelAnswer(await runFunnel(db, query)) },
  'time-to-step': {
    title: 'Time to step',
    answer: async (db, query) => toTimeToStepAnswer(await runTimeToStep(db, query)),
  },
  'times-by-product': {
    title: 'Time to step per product',
    answer: async (db, query) => toProductTimesAnswer(await runProductTimes(db, query)),
  },
  trend: { title: 'Trend', answer: async (db, query) => toTrendAnswer(await runTrend(db, query)) },
  change: {
    title: 'Why checkout per view changed',
    answerWhole: async (db, request) =>
      toChangeAnswer(await runChange(db, request.query, toBefore(request, 'previous'))),
  },
  'change-by-product': {
    title: 'What each product adds to the change',
    answerWhole: async (db, request) =>
      toProductChangesAnswer(await runChange(db, request.query, toBefore(request, 'previous'))),
  },
  compare: { title: 'Two ranges side by side, per product', answerWhole: answerCompare },
  quarters: { title: 'Every metric, quarter by quarter', answerWhole: answerQuarters },
  'to-date': { title: 'This quarter so far', answerWhole: answerToDate },
  worth: {
    title: 'What is it worth?',
    answerWhole: async (db, { query, today }) => toWorthAnswer(await runWorth(db, query, today)),
  },
  open: {
    title: 'Open, not lost',
    ofNow: true,
    answerWhole: async (db, { query, now, conversionHours: hours }) =>
      toOpenAnswer(await runOpen(db, query, { now, hours })),
  },
  goals: {
    title: 'Goals and their chances',
    answerWhole: async (db, request) => toGoalsAnswer(await runAskedGoals(db, request)),
  },
  catalogue: {
    title: 'Price and stock',
    knowsPast: true,
    answerWhole: async (db, request) =>
      toCatalogueAnswer(await runCatalogue(db, request.query, toKnowledge(request.asOf, request))),
  },
  fulfilment: {
    title: 'From checkout to delivery',
    knowsPast: true,
    ofNow: true,
    answerWhole: async (db, request) =>
      toFulfilmentAnswer(await runFulfilment(db, request.query, toKnowledge(request.asOf, request))),
  },
  'fulfilment-trend': {
    title: 'From checkout to delivery, over time',
    knowsPast: true,
    ofNow: true,
    answerWhole: async (db, request) => {
      const query = { ...request.query, grain: request.grain ?? 'week' }
      return toFulfilmentTrendAnswer(await runFulfilmentTrend(db, query, toKnowledge(request.asOf, request)))
    },
  },
} as const satisfies Record<string, Answering | AnsweringWhole>

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
 * Runs a report, and where a comparison was asked for the same question over the range before; all time has nothing
 * before it. The JSON repeats the question with its absolute days, and what its product is called now. Throws `unknown_product` and `unknown_category`, and
 * `bad_parameter` where a report that knows only what is known now is asked about what was known then.
 */
export async function answerReport(db: Db, name: ReportName, request: ReportRequest): Promise<ReportAnswer> {
  const report = REPORTS[name]
  const { query, before, compare } = request
  if (request.asOf !== null && !('knowsPast' in report)) throw cannotKnow(name)
  if ('answerWhole' in report) {
    const { table, json } = await report.answerWhole(db, request)
    return { table, json: { report: name, ...(await toScope(db, query)), ...json } }
  }
  const [current, previous] = await Promise.all([
    report.answer(db, query),
    before && report.answer(db, before),
  ])
  const json = { report: name, ...(await toScope(db, query)), ...current.json }
  if (!before || !previous)
    return { table: current.table, json: compare ? { ...json, previous: null } : json }
  return {
    table: stackTables(current.table, previous.table),
    json: { ...json, previous: { ...(await toScope(db, before)), ...previous.json } },
  }
}

function cannotKnow(name: ReportName): TundishError {
  const able = REPORT_NAMES.filter((one) => 'knowsPast' in REPORTS[one]).join(' and ')
  const sentence = `"as_of" is for ${able}; ${name} counts what is known now.`
  return new TundishError('bad_parameter', sentence)
}

async function toScope(db: Db, { unit, range, product, category }: ReportQuery) {
  const name = product === null ? null : await nameProduct(db, product)
  return { unit, from: range?.from ?? null, to: range?.to ?? null, product, product_name: name, category }
}
