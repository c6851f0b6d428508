import { TundishError } from '@/lib/errors'
import type { ReportQuery } from '@/lib/query/report-query'
import { type Request, toBefore } from '@/lib/query/request/request'
import { toScopeParameters } from '@/lib/query/scope'
import { requireProducts } from '@/lib/sql/of-kind-sql'
import type { Asker } from './asker'
import { bindFunnel } from './bind-funnel'
import {
  getReport,
  isByProduct,
  knowsPast,
  listRateNotes,
  REPORT_NAMES,
  type ReportName,
  takesFunnel,
} from './registry'
import { type Json, type ReportAnswer, stackTables } from './report-table'

/**
 * A report as table and JSON. Where a comparison was asked for, most answer the same question over the range before, too;
 * all time has nothing before it. The JSON repeats the question with its absolute days, and what its product is called
 * now. Throws `unknown_product` and `unknown_category`, and `bad_parameter` where a report that knows only what is known
 * now is asked about what was known then.
 */
export async function answerReport(ask: Asker, name: ReportName, given: Request): Promise<ReportAnswer> {
  const request = await bindFunnel(ask, given)
  if (request.funnel && !takesFunnel(name)) throw cannotTake(name)
  if (isByProduct(name)) requireProducts(request.query)
  if (request.asOf !== null && !knowsPast(name)) throw cannotKnow(name)
  const { query, before, compare } = request
  const isTwice = compare && getReport(name).compares === 'twice'
  const [now, then] = await Promise.all([
    answerOnce(ask, name, request),
    isTwice && before ? answerOnce(ask, name, { ...request, query: before }) : null,
  ])
  const rates = listRateNotes(name, request)
  const json = {
    report: name,
    ...(await toQuestion(ask, query)),
    ...now.json,
    ...(Object.keys(rates).length > 0 && { rates }),
  }
  if (!isTwice) return { table: now.table, json }
  if (!then || !before) return { table: now.table, json: { ...json, previous: null } }
  const previous = { ...(await toQuestion(ask, before)), ...then.json }
  return { table: stackTables(now.table, then.table), json: { ...json, previous } }
}

async function answerOnce(ask: Asker, name: ReportName, request: Request): Promise<ReportAnswer> {
  const report = getReport(name)
  const asked = report.compares === 'previous' ? { ...request, before: toBefore(request) } : request
  const result: unknown = await ask.report(name, asked)
  return { table: report.toTable(result, asked), json: report.toJson(result, asked) }
}

function cannotKnow(name: ReportName): TundishError {
  const able = REPORT_NAMES.filter(knowsPast).join(' and ')
  const sentence = `"as_of" is for ${able}; ${name} counts what is known now.`
  return new TundishError('bad_parameter', sentence)
}

function cannotTake(name: ReportName): TundishError {
  const able = REPORT_NAMES.filter(takesFunnel).join(', ')
  const sentence = `"funnel" is for ${able}; ${name} is not about the steps of a funnel of your own.`
  return new TundishError('bad_parameter', sentence)
}

async function toQuestion(ask: Asker, query: ReportQuery): Promise<Readonly<Record<string, Json>>> {
  const { unit, range, scope, funnelId } = query
  const { product, ...others } = toScopeParameters(scope)
  const name = product === null ? null : await ask.productName(product)
  return {
    unit,
    from: range?.from ?? null,
    to: range?.to ?? null,
    product,
    product_name: name,
    ...others,
    ...(funnelId !== undefined && { funnel: funnelId }),
  }
}
