import { formatDay, formatMoment, formatRange } from '@/lib/format/format-day'
import type { DataState } from '@/lib/models/data-state'
import { sayDataState } from '@/lib/models/explain-data-state'
import { isRateMetric, toMetric, toRate } from '@/lib/query/metric'
import { type ReportRequest, toBefore } from '@/lib/query/report-request'
import { UNITS, type Unit } from '@/lib/query/unit'
import { toColumnNotes } from './column-notes'
import { countsPairs, listRateNotes, REPORTS, type ReportName } from './registry'
import type { ReportTable } from './report-table'
import type { About } from './report-xlsx'

type Meaning = Readonly<{
  question: string
  /** The days that are read where no range was asked for, if those are not all. */
  usualDays?: string
  /** What it is held against where nothing was asked for, unless that stands in its rows. */
  against?: 'previous'
  /** What is counted and how its days are read, unless that is the unit of the question and its sessions. */
  counted?: Readonly<{ what: string; note: string }>
}>

const ORDERS = {
  what: 'Orders, by the day of their checkout',
  note: 'A range selects orders by the day of their checkout. Times count from there; late is against what was promised.',
}
const CATALOGUE = {
  what: 'Products, as the snapshots had them',
  note: 'A range selects the changes that are counted; prices and stock are those that were known, moments are in UTC.',
}

const MEANINGS: Record<ReportName, Meaning> = {
  products: { question: 'How does each product convert?' },
  funnel: { question: 'How many reach each step of the funnel, and how many are lost on the way?' },
  'time-to-step': { question: 'How long does it take from step to step?' },
  'times-by-product': { question: 'How long does it take from step to step, product by product?' },
  trend: { question: 'How do counts and rates move over time?' },
  change: { question: 'Which parts make up the change of checkout per product view?', against: 'previous' },
  'change-by-product': {
    question: 'What does each product add to the change of checkout per product view?',
    against: 'previous',
  },
  compare: { question: 'What changed between two ranges, and is it more than chance?', against: 'previous' },
  quarters: {
    question: 'How does every metric move from period to period?',
    usualDays: 'The last nine quarters with data',
  },
  'to-date': {
    question: 'How does this quarter stand beside the same days of others?',
    usualDays: 'This quarter so far',
  },
  worth: { question: 'What would a better rate of each product and step bring in a quarter?' },
  open: { question: 'How many are still open, and how many of those will convert?' },
  goals: { question: 'How likely is each goal to be reached?', usualDays: 'Every quarter with a goal' },
  catalogue: {
    question: 'What did each product cost, how many were in stock, and how often did that change?',
    counted: CATALOGUE,
  },
  fulfilment: {
    question: 'How long do orders take from checkout to delivery, and how many are late?',
    counted: ORDERS,
  },
  'fulfilment-trend': {
    question: 'How does the way from checkout to delivery move over time?',
    counted: ORDERS,
  },
}

/** The question that a report answers, as people ask it. */
export function toQuestion(name: ReportName): string {
  return MEANINGS[name].question
}

/**
 * What a report's file says of itself: the question in words, made absolute, and how to read its columns. `scope` is what
 * it is of, for reading.
 */
export function toReportAbout(
  name: ReportName,
  request: ReportRequest,
  { table, scope, dataState }: Readonly<{ table: ReportTable; scope: string; dataState: DataState }>,
): About {
  const { query, metric, now, asOf } = request
  const { question, usualDays = 'All time', counted } = MEANINGS[name]
  const before = toBeforeText(name, request)
  const lines = [
    { label: 'Question', text: question },
    { label: 'Days', text: query.range ? formatRange(query.range) : usualDays },
    { label: 'Counted', text: counted?.what ?? sayCounted(name, query.unit) },
    { label: 'Products', text: scope === 'all products' ? 'All products' : scope },
    ...(metric ? [{ label: 'Metric', text: nameMetric(name, metric) }] : []),
    ...(before ? [{ label: 'Against', text: before }] : []),
    { label: 'As of', text: `${formatMoment(now, 'UTC')} UTC` },
    { label: 'Data', text: sayDataState(dataState, 'UTC') },
    ...(asOf ? [{ label: 'As known', text: `At the end of ${formatDay(asOf)}` }] : []),
    { label: 'How to read', text: counted?.note ?? RANGE_NOTE },
    ...(query.unit === 'users' && !counted ? [{ label: '', text: USERS_NOTE }] : []),
    ...Object.entries(listRateNotes(name, request)).map(([rate, text]) => ({ label: rate, text })),
    ...toColumnNotes(table).map((text) => ({ label: '', text })),
  ]
  return { title: REPORTS[name].title, lines }
}

function sayCounted(name: ReportName, unit: Unit): string {
  const { label, pair } = UNITS[unit]
  return countsPairs(name) ? `${label} of each product (${pair})` : label
}

function nameMetric(name: ReportName, metric: string): string {
  return isRateMetric(metric) && countsPairs(name) ? toRate(metric).label.pairs : toMetric(metric).label
}

const RANGE_NOTE =
  'A range selects sessions by the day on which they started; what they did later is counted too, also after its end.'
const USERS_NOTE =
  'A user is counted once over the whole range, so users do not add up over days or products.'

function toBeforeText(name: ReportName, request: ReportRequest): string | null {
  const { against } = MEANINGS[name]
  if (!request.compare && !against) return null
  const before = against ? toBefore(request, against) : request.before
  return before?.range ? formatRange(before.range) : 'Nothing: there is nothing before these days'
}
