import { answerError } from '@/app/api/answer-error'
import { readRequestSettings } from '@/app/api/read-request-settings'
import { getDb } from '@/lib/db'
import { parseParameters } from '@/lib/query/parse-parameters'
import { toReportQuery } from '@/lib/query/report-query'
import { toReportCsv } from '@/lib/reports/report-csv'
import { toProductTimesTable } from '@/lib/reports/time-to-step/product-times-table'
import { runProductTimes } from '@/lib/reports/time-to-step/run-time-to-step'

/** The table of the page as CSV; the question is in the parameters that all reports have. */
export async function GET(request: Request): Promise<Response> {
  try {
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const query = toReportQuery(parseParameters(raw), readRequestSettings())
    return new Response(toReportCsv(toProductTimesTable(await runProductTimes(getDb(), query))), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="tundish-times-by-product.csv"',
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    return answerError(error)
  }
}
