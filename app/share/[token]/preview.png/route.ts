import { answering } from '@/app/_answers/answer-error'
import { askDataState } from '@/app/_frame/data-state-mark'
import { drawPreview } from '@/app/_share/preview-picture'
import { describeShare, isGone, toShareScreen } from '@/app/_share/share-screen'
import { formatMoment } from '@/lib/format/format-day'
import { warnOfDataState } from '@/lib/models/explain-data-state'
import { REPORTS } from '@/lib/reports/registry'
import { openShare } from '../../../_access/share'

/** The picture that a chat shows for the link, with its real numbers. */
export const GET = answering(async (_: Request, { params }: { params: Promise<{ token: string }> }) => {
  const { token } = await params
  const opened = await openShare(token)
  if (opened.state !== 'open') return new Response(null, { status: 404 })
  const { share } = opened
  const screen = await toShareScreen(share, token, {})
  if (isGone(screen)) return new Response(null, { status: 404 })
  const { refreshedAt, timeZone, link } = share
  const moment = refreshedAt ? `As of ${formatMoment(refreshedAt, timeZone)} ${timeZone}` : 'No numbers yet'
  return drawPreview({
    title: link.title,
    detail: describeShare(screen),
    warning: warnOfDataState(await askDataState(screen, REPORTS.funnel.reads)),
    asOf: share.frozen ? `${moment}, frozen` : moment,
    funnel: await share.ask.report('funnel', screen),
  })
})
