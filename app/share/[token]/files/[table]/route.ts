import { answerError } from '@/app/api/answer-error'
import { TundishError } from '@/lib/errors'
import { SECTIONS } from '@/lib/query/section'
import { toReportCsv } from '@/lib/reports/report-csv'
import { TABLE_NAMES, toTableRequest } from '@/lib/reports/tables'
import { openShare } from '../../../../_access/share'
import { toShareScreen } from '../../../../_panels/share-screen'

type Props = Readonly<{ params: Promise<{ token: string; table: string }> }>

/** A table of a shared report as CSV: only those that the report shows, and only what its link lets a visitor ask. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const { token, table } = await params
    const opened = await openShare(token)
    if (opened.state !== 'open') throw new TundishError('unknown_link', 'This link does not work.')
    const { share } = opened
    const shown: readonly string[] = share.definition.sections.flatMap((name) => SECTIONS[name].tables)
    const name = TABLE_NAMES.find((known) => known === table && shown.includes(known))
    if (!name) throw new TundishError('unknown_report', 'This report has no such table.')
    const own = Object.fromEntries(new URL(request.url).searchParams)
    const screen = await toShareScreen(share, token, own)
    const settings = { ...screen.settings, now: screen.settings.now.toISOString() }
    return new Response(toReportCsv(await screen.ask.table(toTableRequest(name, screen), settings)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="tundish-${name}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    return answerError(error)
  }
}
