import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import { parseRequest, type Request, type RequestSettings } from '@/lib/query/request/request'
import { listTables, type SectionName } from '@/lib/query/section'
import { toOrdersGrain, toPathsOfStepAsked } from '@/lib/reports/asked-of-request'
import { answerReport } from './answer-report'
import type { Asker } from './asker'
import { isByProduct, type ReportName, takesFunnel } from './registry'
import type { ReportTable } from './report-table'

/** One table as it is asked for of the JSON API: a report's name and its parameters. */
export type TableRequest = Readonly<{ report: ReportName; search: string }>

type Parameters = Readonly<Record<string, string>>

/**
 * The tables behind what is on a page, by name, each with the parameters that it is asked with: the absolute range, not
 * the name that it had today.
 */
export const TABLES = {
  funnel: of('funnel', ({ comparing }) => ofComparing(comparing)),
  'funnel-compared': of('funnel', () => ({ compare: 'previous' })),
  products: of('products'),
  'product-drop-offs': of('product-drop-offs'),
  experiment: of('experiment', ({ breakdown, rateMetric, smallestChange }) => ({
    breakdown: breakdown.join(', '),
    metric: rateMetric,
    smallest: toPoints(smallestChange),
  })),
  segments: of('segments', ({ against, smallestChange }) => ({
    ...(against !== null && { against }),
    smallest: toPoints(smallestChange),
  })),
  breakdown: of('breakdown', ({ breakdown }) => ({ breakdown: breakdown.join(', ') })),
  trend: of('trend', ({ query, comparing }) => ({
    grain: query.grain,
    ...ofComparing(comparing),
  })),
  change: of('change'),
  'time-to-step': of('time-to-step'),
  'times-by-product': of('times-by-product'),
  quarters: {
    report: 'quarters',
    toParameters: (request) => ({
      ...ofQuery(request.periods),
      ...ofSaved(request),
      grain: request.periods.grain,
    }),
  },
  'to-date': of('to-date'),
  open: of('open'),
  'change-by-product': of('change-by-product', ({ before }) => ofBefore(before)),
  compare: of('compare', ({ before, rateMetric, by, smallestChange }) => ({
    ...ofBefore(before),
    metric: rateMetric,
    by,
    smallest: toPoints(smallestChange),
  })),
  different: of('different', ({ rateMetric, smallestChange }) => ({
    metric: rateMetric,
    smallest: toPoints(smallestChange),
  })),
  worth: of('worth'),
  catalogue: of('catalogue', ofKnown),
  fulfilment: of('fulfilment', ofKnown),
  'fulfilment-trend': of('fulfilment-trend', (request) => ({
    ...ofKnown(request),
    grain: toOrdersGrain(request),
  })),
  money: of('money'),
  paths: of('paths', (request): Parameters => {
    const { of: kind, step, depth, repeats } = toPathsOfStepAsked(request).paths
    return { paths: kind, ...(step !== null && { step }), depth: String(depth), repeats }
  }),
  tracking: of('tracking', ({ grain }): Parameters => (grain === null ? {} : { grain })),
} as const satisfies Record<
  string,
  Readonly<{ report: ReportName; toParameters: (request: Request) => Parameters }>
>

export type TableName = keyof typeof TABLES

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]

/** The tables of sections that there are of what is asked about: a funnel of the shop has none of products. */
export function listAskedTables(sections: readonly SectionName[], { query }: Request): readonly TableName[] {
  const hasProducts = funnelOf(query).per === 'product'
  return listTables(sections).filter((name) => hasProducts || !isByProduct(TABLES[name].report))
}

/** How a table of this request is asked for. */
export function toTableRequest(name: TableName, request: Request): TableRequest {
  const { report, toParameters } = TABLES[name]
  return { report, search: String(new URLSearchParams(toParameters(request))) }
}

/** Answers as the JSON API would. Throws what `parseParameters` and `answerReport` throw. */
export async function answerTable(
  ask: Asker,
  asked: TableRequest,
  settings: RequestSettings,
): Promise<ReportTable> {
  const kept = ask.keptTable(asked, settings)
  return kept ?? (await answerReport(ask, asked.report, toAskedRequest(asked, settings))).table
}

/** What a table is asked with, absolute. Throws what `parseParameters` and `parseRequest` throw. */
export function toAskedRequest({ search }: TableRequest, settings: RequestSettings): Request {
  return parseRequest(Object.fromEntries(new URLSearchParams(search)), settings)
}

function of(report: ReportName, more: (request: Request) => Parameters = () => ({})) {
  return {
    report,
    toParameters: (request: Request): Parameters => ({
      ...ofQuery(request.query),
      ...(takesFunnel(report) && ofSaved(request)),
      ...more(request),
    }),
  }
}

function ofQuery({ range, unit, scope }: ReportQuery): Parameters {
  return { unit, ...(range && { from: range.from, to: range.to }), ...scope }
}

function ofSaved({ funnel }: Request): Parameters {
  return funnel ? { funnel: funnel.id } : {}
}

function ofComparing(comparing: boolean): Parameters {
  return comparing ? { compare: 'previous' } : {}
}

function ofKnown({ asOf }: Request): Parameters {
  return asOf === null ? {} : { as_of: asOf }
}

/** A share as percentage points. */
function toPoints(share: number): string {
  return String(Number((share * 100).toFixed(4)))
}

function ofBefore(before: ReportQuery | null): Parameters {
  return before?.range ? { before_from: before.range.from, before_to: before.range.to } : {}
}
