import { answering } from '@/app/_answers/answer-error'
import { answerTable, parseTableFormat } from '@/app/_answers/answer-table'
import { askDataState } from '@/app/_frame/data-state-mark'
import { requireAnswerable } from '@/app/_frame/refused'
import { toShareScreen } from '@/app/_share/share-screen'
import { TundishError } from '@/lib/errors'
import { SECTIONS } from '@/lib/query/section'
import { toReportAbout } from '@/lib/reports/about-report'
import { getReport } from '@/lib/reports/registry'
import { answerTable as readTable, TABLE_NAMES, toAskedRequest, toTableRequest } from '@/lib/reports/tables'
import { openShare } from '../../../../_access/share'

type Props = Readonly<{ params: Promise<{ token: string; table: string }> }>

/** A table of a shared report as CSV or XLSX: only those that the report shows, and only what its link lets a visitor ask. */
export const GET = answering(async (request: Request, { params }: Props) => {
  const { token, table } = await params
  const opened = await openShare(token)
  if (opened.state !== 'open') throw new TundishError('unknown_link', 'This link does not work.')
  const { share } = opened
  const shown: readonly string[] = share.definition.sections.flatMap((name) => SECTIONS[name].tables)
  const name = TABLE_NAMES.find((known) => known === table && shown.includes(known))
  if (!name) throw new TundishError('unknown_report', 'This report has no such table.')
  const { format = 'csv', ...own } = Object.fromEntries(new URL(request.url).searchParams)
  const file = parseTableFormat(format)
  const screen = await toShareScreen(share, token, own)
  requireAnswerable(screen)
  const { settings } = screen
  const asked = toTableRequest(name, screen)
  const answered = await readTable(screen.ask, asked, settings)
  return answerTable(file, {
    name,
    table: answered,
    about: async () =>
      toReportAbout(asked.report, toAskedRequest(asked, settings), {
        table: answered,
        scope: screen.scopeName,
        dataState: await askDataState(screen, getReport(asked.report).reads),
      }),
  })
})
