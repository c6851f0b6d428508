import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { type CountedOver, listStepRates } from '@/lib/funnel/rates'
import { toKnowledge } from '@/lib/query/knowledge'
import { defineRate, isRateMetric, OVERALL_RATE, RATE_METRICS, sayRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { type ReportRequest, toBefore } from '@/lib/query/report-request'
import type { Unit } from '@/lib/query/unit'
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
import type { Json } from './json'
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

/** The rates that a report tells, and what they are counted over; a name of a column alone does not say it. */
type ReportRates = Readonly<{
  over: CountedOver
  of: (request: Pick<ReportRequest, 'metric'>) => readonly string[]
  /** What it counts whatever was asked for. */
  unit?: Unit
}>

const STEP_RATES = listStepRates(PRODUCT_FUNNEL).map(({ name }) => name)
const every = () => RATE_METRICS
const checkoutPerView = () => [OVERALL_RATE]
const theMetric = ({ metric }: Pick<ReportRequest, 'metric'>) => (isRateMetric(metric) ? [metric] : [])

/** Answers one question; what is compared is answered twice. */
type Answering = Readonly<{
  title: string
  rates?: ReportRates
  answer: (db: Db, query: ReportQuery) => Promise<ReportAnswer>
}>

/** Answers a request whole: it compares by itself, or looks beyond the range. */
type AnsweringWhole = Readonly<{
  title: string
  rates?: ReportRates
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
    rates: { over: 'pairs', of: every },
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
  trend: {
    title: 'Trend',
    rates: { over: 'units', of: every },
    answer: async (db, query) => toTrendAnswer(await runTrend(db, query)),
  },
  change: {
    title: `Why ${sayRate(OVERALL_RATE, 'pairs')} changed`,
    rates: { over: 'pairs', of: checkoutPerView },
    answerWhole: async (db, request) =>
      toChangeAnswer(await runChange(db, request.query, toBefore(request, 'previous'))),
  },
  'change-by-product': {
    title: 'What each product adds to the change',
    rates: { over: 'pairs', of: checkoutPerView },
    answerWhole: async (db, request) =>
      toProductChangesAnswer(await runChange(db, request.query, toBefore(request, 'previous'))),
  },
  compare: {
    title: 'Two ranges side by side, per product',
    rates: { over: 'pairs', of: ({ metric }) => theMetric({ metric: metric ?? OVERALL_RATE }) },
    answerWhole: answerCompare,
  },
  quarters: {
    title: 'Every metric, quarter by quarter',
    rates: { over: 'units', of: ({ metric }) => (metric ? theMetric({ metric }) : RATE_METRICS) },
    answerWhole: answerQuarters,
  },
  'to-date': {
    title: 'This quarter so far',
    rates: { over: 'units', of: every },
    answerWhole: answerToDate,
  },
  worth: {
    title: 'What is it worth?',
    rates: { over: 'pairs', of: () => STEP_RATES },
    answerWhole: async (db, { query, today }) => toWorthAnswer(await runWorth(db, query, today)),
  },
  open: {
    title: 'Open, not lost',
    rates: { over: 'units', of: checkoutPerView, unit: 'sessions' },
    ofNow: true,
    answerWhole: async (db, { query, now, conversionHours: hours }) =>
      toOpenAnswer(await runOpen(db, query, { now, hours })),
  },
  goals: {
    title: 'Goals and their chances',
    rates: { over: 'units', of: every, unit: 'sessions' },
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
  const sentence = `There is no report ${quote(text)}; there are ${REPORT_NAMES.join(', ')}.`
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
    return {
      table,
      json: { report: name, ...(await toScope(db, query)), ...json, ...toRatesJson(name, request) },
    }
  }
  const [current, previous] = await Promise.all([
    report.answer(db, query),
    before && report.answer(db, before),
  ])
  const json = { report: name, ...(await toScope(db, query)), ...current.json, ...toRatesJson(name, request) }
  if (!before || !previous)
    return { table: current.table, json: compare ? { ...json, previous: null } : json }
  return {
    table: stackTables(current.table, previous.table),
    json: { ...json, previous: { ...(await toScope(db, before)), ...previous.json } },
  }
}

type Asked = Readonly<{ query: Pick<ReportQuery, 'unit'>; metric: ReportRequest['metric'] }>

/** What each rate of a report is called and of what it is the share, by its name in JSON and CSV; none where it tells none. */
export function listRateNotes(name: ReportName, { query, metric }: Asked): Readonly<Record<string, string>> {
  const rates = toRates(name)
  if (!rates) return {}
  const { over, of, unit = query.unit } = rates
  return Object.fromEntries(of({ metric }).map((rate) => [rate, defineRate(rate, over, unit)]))
}

/** Whether its rates are counted over pairs of a unit and a product. */
export function countsPairs(name: ReportName): boolean {
  return toRates(name)?.over === 'pairs'
}

function toRates(name: ReportName): ReportRates | null {
  const report: Answering | AnsweringWhole = REPORTS[name]
  return report.rates ?? null
}

function toRatesJson(name: ReportName, request: ReportRequest): Record<string, Json> {
  const rates = listRateNotes(name, request)
  return Object.keys(rates).length === 0 ? {} : { rates }
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
