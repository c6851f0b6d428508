import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { answerTable, parseTableFormat } from '@/app/_answers/answer-table'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { formatMoment, formatRange } from '@/lib/format/format-day'
import { sayFunnel } from '@/lib/funnel/say-funnel'
import { parseFunnelJson } from '@/lib/funnel/written/parse-funnel'
import { sayDataState } from '@/lib/models/explain-data-state'
import { readDataState } from '@/lib/pipeline/current-data-state'
import { parseRequest } from '@/lib/query/request/request'
import { toAttemptsAnswer } from '@/lib/reports/attempts/attempts-answer'
import { listAttemptLines, toAttemptColumns } from '@/lib/reports/attempts/attempts-table'
import { runAttemptParts, runSampledParts } from '@/lib/reports/attempts/run-attempts'
import { toReportTable } from '@/lib/reports/report-table'

/**
 * The attempts at the funnel of the address, of its days, in parts by an attribute where `part` names one: of some users
 * alone where `sample` says so and they are many, and as CSV or XLSX where `format` does.
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
  const settings = await readRequestSettings()
  const { query, now, timeZone } = parseRequest(days, settings)
  const asked = { range: query.range, now, timeZone, by: part || null }
  if (format !== undefined) {
    const lines = listAttemptLines(funnel, await runAttemptParts(db, funnel, asked))
    return answerTable(parseTableFormat(format), {
      name: 'attempts',
      table: toReportTable(toAttemptColumns(part || undefined), lines),
      about: async () => ({
        title: 'How many come how far',
        lines: [
          ['Funnel', sayFunnel(funnel)],
          ['Days', formatRange(query.range)],
          ['Counted', 'Attempts, by the day of their entry, and the users whose they are'],
          ['As of', `${formatMoment(now, 'UTC')} UTC`],
          ['Data', sayDataState(await readDataState(db, ['event'], settings), 'UTC')],
        ],
      }),
    })
  }
  const found = sample
    ? await runSampledParts(db, funnel, asked)
    : { oneIn: 1, parts: await runAttemptParts(db, funnel, asked) }
  return Response.json(toAttemptsAnswer(funnel, found), { headers: { 'Cache-Control': 'private, no-store' } })
})
