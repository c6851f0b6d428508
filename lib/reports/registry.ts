import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { defineRate } from '@/lib/query/metric'
import type { Request } from '@/lib/query/request/request'
import { ATTRIBUTES } from './attributes/attributes-report'
import { BREAKDOWN } from './breakdown/breakdown-report'
import { EXPERIMENT } from './breakdown/experiment-report'
import { CATALOGUE } from './catalogue/catalogue-report'
import { CHANGE, CHANGE_BY_PRODUCT } from './change/change-report'
import { COMPARE } from './compare/compare-report'
import { DIFFERENT } from './different/different-report'
import { PRODUCT_DROP_OFFS } from './drop-offs/drop-offs-report'
import { FULFILMENT, FULFILMENT_TREND } from './fulfilment/fulfilment-report'
import { FUNNEL } from './funnel/funnel-report'
import { GOALS } from './goals/goals-report'
import { MONEY } from './money/money-report'
import { OPEN } from './open/open-report'
import { PATHS_REPORT } from './paths/paths-report'
import { PRODUCTS } from './products/products-report'
import { QUARTERS } from './quarters/quarters-report'
import type { Report, Taken } from './report'
import { SEGMENTS } from './segments/segments-report'
import { TIME_TO_STEP, TIMES_BY_PRODUCT } from './time-to-step/time-to-step-report'
import { TO_DATE } from './to-date/to-date-report'
import { TRACKING } from './tracking/tracking-report'
import { TREND } from './trend/trend-report'
import { USUAL } from './usual/usual-report'
import { WORTH } from './worth/worth-report'

/** The reports by the name they have in the JSON API and on the command line. */
export const REPORTS = {
  products: PRODUCTS,
  'product-drop-offs': PRODUCT_DROP_OFFS,
  funnel: FUNNEL,
  'time-to-step': TIME_TO_STEP,
  'times-by-product': TIMES_BY_PRODUCT,
  trend: TREND,
  change: CHANGE,
  'change-by-product': CHANGE_BY_PRODUCT,
  compare: COMPARE,
  quarters: QUARTERS,
  'to-date': TO_DATE,
  'usual-change': USUAL,
  worth: WORTH,
  open: OPEN,
  goals: GOALS,
  catalogue: CATALOGUE,
  fulfilment: FULFILMENT,
  'fulfilment-trend': FULFILMENT_TREND,
  money: MONEY,
  tracking: TRACKING,
  attributes: ATTRIBUTES,
  paths: PATHS_REPORT,
  different: DIFFERENT,
  breakdown: BREAKDOWN,
  experiment: EXPERIMENT,
  segments: SEGMENTS,
} as const

export type ReportName = keyof typeof REPORTS

export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[]

/** What a report answers, and what it takes of a request. */
export type ResultOf<Name extends ReportName> = Awaited<ReturnType<(typeof REPORTS)[Name]['run']>>
export type AskedOf<Name extends ReportName> = Parameters<(typeof REPORTS)[Name]['run']>[1]

/** A report whose result is its own affair: what it answers goes nowhere but into its own table and JSON. */
export function getReport(name: ReportName): Report<unknown, Taken> {
  return REPORTS[name] as unknown as Report<unknown, Taken>
}

/** Whether it can be asked of a saved funnel: it reads what is added up of each. */
export function takesFunnel(name: ReportName): boolean {
  return getReport(name).reads.includes('attempt')
}

/** Whether there is an answer only where products are counted by themselves. */
export function isByProduct(name: ReportName): boolean {
  return countsPairs(name) || name === 'times-by-product'
}

/** Throws `unknown_report` with the names that there are. */
export function parseReportName(text: string): ReportName {
  const name = REPORT_NAMES.find((candidate) => candidate === text)
  if (name) return name
  const sentence = `There is no report ${quote(text)}; there are ${REPORT_NAMES.join(', ')}.`
  throw new TundishError('unknown_report', sentence)
}

type Rated = Pick<Request, 'query' | 'metric'>

/** What each rate of a report is called and of what it is the share, by its name in JSON and CSV; none where it tells none. */
export function listRateNotes(name: ReportName, { query, metric }: Rated): Readonly<Record<string, string>> {
  const { rates } = getReport(name)
  if (!rates) return {}
  const { over, of, unit = query.unit } = rates
  return Object.fromEntries(
    of({ query, metric }).map((rate) => [rate, defineRate(rate, over, { ...query, unit })]),
  )
}

/** Whether its rates are counted over pairs of a unit and a product. */
export function countsPairs(name: ReportName): boolean {
  return getReport(name).rates?.over === 'pairs'
}

/** Whether it can tell things as they were known on another day (`as_of`). */
export function knowsPast(name: ReportName): boolean {
  return getReport(name).takes.includes('asOf')
}
