import { ReportPanel } from '@/app/_frame/report-panel'
import { readMarks } from '@/app/_panels/annotations/annotations'
import type { Screen } from '@/app/_screen/screen'
import { TrackingNotes } from '@/components/reports/fulfilment/tracking-notes'
import { TrackingNumbers, TrackingPicture } from '@/components/reports/fulfilment/tracking-picture'
import { SentenceText } from '@/components/reports/sentence-text'
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
