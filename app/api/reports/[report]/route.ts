import { requireDb } from '@/app/_access/visitor'
import { TundishError } from '@/lib/errors'
import { parseParameters } from '@/lib/query/parse-parameters'
import { toReportRequest } from '@/lib/query/report-request'
import { answerReport, parseReportName } from '@/lib/reports/registry'
import { toReportCsv } from '@/lib/reports/report-csv'
import { answerError } from '../../answer-error'
import { readRequestSettings } from '../../read-request-settings'

/** `GET /api/reports/funnel?unit=users&from=2021-02-09`: the report as JSON, or with `format=csv` as CSV. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ report: string }> },
): Promise<Response> {
  try {
    const name = parseReportName((await params).report)
    const raw = readQueryString(new URL(request.url).searchParams)
    const parameters = parseParameters(raw, ['format'])
    const format = parseFormat(raw.format)
    const answer = await answerReport(
      await requireDb('viewer'),
      name,
      toReportRequest(parameters, readRequestSettings()),
    )
    if (format === 'json') return Response.json(answer.json, { headers: { 'Cache-Control': 'no-store' } })
    return new Response(toReportCsv(answer.table), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="tundish-${name}.csv"`,
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    return answerError(error)
  }
}

function readQueryString(search: URLSearchParams): Record<string, string | string[]> {
  const raw: Record<string, string | string[]> = Object.create(null)
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name)
    raw[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return raw
}

function parseFormat(given: string | string[] | undefined): 'json' | 'csv' {
  if (given === undefined || given === 'json') return 'json'
  if (given === 'csv') return 'csv'
  throw new TundishError('bad_parameter', '"format" must be json or csv.')
}
