import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { askDataState } from '@/app/_frame/data-state-mark'
import { requireAnswerable } from '@/app/_frame/refused'
import { readShownReport, type ShownReport } from '@/app/_screen/saved-report-screen'
import { formatMoment } from '@/lib/format/format-day'
import { sayDataState } from '@/lib/models/explain-data-state'
import { parseSearch } from '@/lib/query/request/parse-parameters'
import { listTables } from '@/lib/query/section'
import { unitOf } from '@/lib/query/unit'
import { type About, type NamedTable, toReportXlsx, XLSX_TYPE } from '@/lib/reports/report-xlsx'
import { listSectionReads } from '@/lib/reports/sections'
import { answerTable, toTableRequest } from '@/lib/reports/tables'
import { requireReport } from '@/lib/store/kept/reports'

type Context = RouteContext<'/reports/[report]/tables.xlsx'>

/** All tables of a report as it is looked at, a sheet each. */
export const GET = answering(async (request: Request, { params }: Context) => {
  const report = await requireReport(await requireDb('viewer'), (await params).report)
  const shown = await readShownReport(report, parseSearch(new URL(request.url).search))
  requireAnswerable(shown.screen)
  const file = await toReportXlsx(await answerTables(shown), await toAbout(shown))
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': XLSX_TYPE,
      'Content-Disposition': `attachment; filename="tundish-report-${report.id}.xlsx"`,
      'Cache-Control': 'no-store',
    },
  })
})

/** One after the other, because each may read much. */
async function answerTables({ screen, version }: ShownReport): Promise<NamedTable[]> {
  const tables: NamedTable[] = []
  for (const name of listTables(version.definition.sections)) {
    tables.push({ name, table: await answerTable(screen.ask, toTableRequest(name, screen), screen.settings) })
  }
  return tables
}

async function toAbout({ report, version, screen, changes }: ShownReport): Promise<About> {
  const dataState = await askDataState(screen, listSectionReads(version.definition.sections))
  const { rangeName, query, settings, timeZone } = screen
  const lines: About['lines'] = [
    ['Range', rangeName],
    ['Counted', unitOf(query).many],
    ['Of', screen.scopeName],
    ['Version', `${version.number} of ${report.current.number}`],
    ['Changed', changes.join(' ')],
    ['Note', version.definition.note ?? ''],
    ['Data', sayDataState(dataState, timeZone)],
    ['Asked', `${formatMoment(settings.now, timeZone)} ${timeZone}`],
  ]
  return { title: report.name, lines: lines.filter(([, text]) => text !== '') }
}
