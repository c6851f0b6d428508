import { requireDb } from '@/app/_access/visitor'
import { TundishError } from '@/lib/errors'
import { toDataStateJson } from '@/lib/models/explain-data-state'
import { readDataState } from '@/lib/pipeline/current-data-state'
import { parseRequest } from '@/lib/query/request/request'
import { toReportAbout } from '@/lib/reports/about-report'
import { answerReport } from '@/lib/reports/answer-report'
import { toAsker } from '@/lib/reports/asker'
import { bindFunnel } from '@/lib/reports/bind-funnel'
import { bindRequest, nameScope } from '@/lib/reports/bind-scope'
import { getReport, parseReportName } from '@/lib/reports/registry'
import { answering } from '../../../_answers/answer-error'
import { answerTable, type TableFormat } from '../../../_answers/answer-table'
import { readRequestSettings } from '../../../_answers/read-request-settings'

/** `GET /api/reports/funnel?unit=users&from=2021-02-09`: the report as JSON, or with `format` as CSV or XLSX. */
export const GET = answering(async (request: Request, { params }: RouteContext<'/api/reports/[report]'>) => {
  const name = parseReportName((await params).report)
  const raw = readQueryString(new URL(request.url).searchParams)
  const format = parseFormat(raw.format)
  const typed = parseRequest(raw, await readRequestSettings(), ['format'])
  const db = await requireDb('viewer')
  const ask = toAsker(db)
  const asked = await bindFunnel(ask, await bindRequest(db, typed))
  const { table, json } = await answerReport(ask, name, asked)
  const readState = () => readDataState(db, getReport(name).reads, asked)
  if (format === 'json') {
    const body = { ...json, data: toDataStateJson(await readState()) }
    return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
  }
  const about = async () => {
    const scope = await nameScope(db, asked.query)
    return toReportAbout(name, asked, { table, scope, dataState: await readState() })
  }
  return answerTable(format, { name, table, about })
})

function readQueryString(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())]
  const given = names.map((name) => [name, search.getAll(name)] as const)
  return Object.fromEntries(
    given.map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
  )
}

function parseFormat(given: string | string[] | undefined): 'json' | TableFormat {
  if (given === undefined || given === 'json') return 'json'
  if (given === 'csv' || given === 'xlsx') return given
  throw new TundishError('bad_parameter', '"format" must be json, csv or xlsx.')
}
