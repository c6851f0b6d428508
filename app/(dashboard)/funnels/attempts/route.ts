import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { answerCsv } from '@/app/_answers/answer-table'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { parseFunnelJson } from '@/lib/funnel/parse-funnel'
import { parseRequest } from '@/lib/query/request/request'
import { toAttemptsAnswer } from '@/lib/reports/attempts/attempts-answer'
import { listAttemptLines, toAttemptColumns } from '@/lib/reports/attempts/attempts-table'
import { runAttemptParts, runSampledParts } from '@/lib/reports/attempts/run-attempts'
import { toReportCsv } from '@/lib/reports/report-csv'
import { toReportTable } from '@/lib/reports/report-table'

/**
 * The attempts at the funnel of the address, of its days, in parts by an attribute where `part` names one: of some users
 * alone where `sample` says so and they are many, and as CSV where `format` does.
 */
export const GET = answering(async (request: Request) => {
  const db = await requireDb('viewer')
  const {
    funnel: text,
    part,
    sample,
    format,
    ...days
  } = Object.fromEntries(new URL(request.url).searchParams)
  const funnel = parseFunnelJson(text)
  const { query, now, timeZone } = parseRequest(days, await readRequestSettings())
  const asked = { range: query.range, now, timeZone, by: part || null }
  if (format === 'csv') {
    const lines = listAttemptLines(funnel, await runAttemptParts(db, funnel, asked))
    return answerCsv(toReportCsv(toReportTable(toAttemptColumns(part || undefined), lines)), 'attempts')
  }
  const found = sample
    ? await runSampledParts(db, funnel, asked)
    : { oneIn: 1, parts: await runAttemptParts(db, funnel, asked) }
  return Response.json(toAttemptsAnswer(funnel, found), { headers: { 'Cache-Control': 'private, no-store' } })
})
