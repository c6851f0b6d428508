import { ReportPanel } from '@/app/_frame/report-panel'
import { readMarks } from '@/app/_panels/annotations/annotations'
import type { Screen } from '@/app/_screen/screen'
import { TrackingNumbers, TrackingPicture } from '@/components/reports/fulfilment/tracking-picture'
import { SentenceText } from '@/components/reports/sentence-text'
import { formatCount } from '@/lib/format/format-number'
import { answerTracking } from '@/lib/reports/tracking/answer-tracking'
import { GRAINS } from '@/lib/time/grain'

type Props = Readonly<{ screen: Screen }>

export async function TrackingSentences({ screen }: Props) {
  return <SentenceText sentences={answerTracking(await screen.ask.report('tracking', screen))} />
}

/** The share of orders that tracking missed over time; nothing where no order of a file is of these days. */
export async function TrackingPanel({ screen }: Props) {
  const result = await screen.ask.report('tracking', screen)
  const { points, query, all, undated } = result
  if (all.orders === 0) return null
  const { marks, under } = await readMarks(screen, { points, grain: query.grain, until: query.range?.to })
  return (
    <ReportPanel
      title={`Orders without a checkout, ${GRAINS[query.grain].adjective}`}
      screen={screen}
      of="tracking"
      png="tracking"
      numbers={<TrackingNumbers result={result} />}
      counted={<TrackingNotes timeZone={screen.timeZone} undated={undated} />}
      unit={null}
    >
      <TrackingPicture result={result} marks={marks} />
      {under}
    </ReportPanel>
  )
}

type NotesProps = Readonly<{
  timeZone: string
  /** Orders that are in no range. */
  undated: number
}>

/** What is held against what. */
function TrackingNotes({ timeZone, undated }: NotesProps) {
  return (
    <>
      <p>
        Counted are the orders of files of orders, or of a table of the shop, by the day on which they were
        made ({timeZone}), as they are stored now. One is missed where no event that means a checkout names
        it, whenever that was. The interval is that of the share (Wilson).
      </p>
      <p>
        The other way round count the orders that events say were checked out, each once, by its first
        checkout, on the days from the first order of those files to the last. In no file are those that none
        of them has.
      </p>
      {undated > 0 && (
        <p>
          {formatCount(undated)} {undated === 1 ? 'order does' : 'orders do'} not say when they were made, so
          they are in no range.
        </p>
      )}
    </>
  )
}
