import { DataStateMark } from '@/app/_frame/data-state-mark'
import { nameKnown } from '@/app/_frame/known-then'
import { ReportPanel } from '@/app/_frame/report-panel'
import { readMarks } from '@/app/_panels/annotations/annotations'
import { hrefCsv } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ContradictionsNote } from '@/components/reports/fulfilment/contradictions-note'
import {
  type OrdersMeasure,
  OrdersTrendNumbers,
  OrdersTrendPicture,
} from '@/components/reports/fulfilment/orders-trend'
import { ServicesTable } from '@/components/reports/fulfilment/services-table'
import { OrdersPicture, PromisesPicture } from '@/components/reports/fulfilment/standing-parts'
import { SentenceText } from '@/components/reports/sentence-text'
import { Panel } from '@/components/ui/panel/panel'
import { capitalise } from '@/lib/format/capitalise'
import { formatCount } from '@/lib/format/format-number'
import { toFulfilmentTrendAsked } from '@/lib/reports/asked-of-request'
import { answerLate, answerShipTime } from '@/lib/reports/fulfilment/answer-fulfilment'
import type { FulfilmentCounts } from '@/lib/reports/fulfilment/fulfilment-result'
import type { Sentences } from '@/lib/reports/sentences'
import { GRAINS } from '@/lib/time/grain'
import { KnownNotes, withOrders } from './with-orders'

type Props = Readonly<{ screen: Screen }>

export function ShipTimeSentences({ screen }: Props) {
  return answer(screen, answerShipTime)
}

export function LateSentences({ screen }: Props) {
  return answer(screen, answerLate)
}

async function answer(screen: Screen, say: (all: FulfilmentCounts) => Sentences) {
  const { all } = await screen.ask.report('fulfilment', screen)
  if (!all?.orders) return null
  return (
    <>
      <SentenceText sentences={say(all)} />
      <p className="mt-2 text-muted text-sm">{capitalise(nameKnown('orders', screen))}.</p>
    </>
  )
}

/** Where orders stand, and how long they took over time. */
export function ShipTimePanels({ screen }: Props) {
  return withOrders(screen, (all, { known }) => (
    <>
      <ReportPanel
        title={`Where ${formatCount(all.orders)} ${all.orders === 1 ? 'order stands' : 'orders stand'}`}
        screen={screen}
        of="fulfilment"
        png="orders"
        counted={<KnownNotes screen={screen} known={known} />}
        unit={null}
      >
        <OrdersPicture counts={all} />
        <ContradictionsNote counts={all} />
      </ReportPanel>
      <TrendPanel screen={screen} measure="to-shipped" />
    </>
  ))
}

/** What became of the promises, and the share that was broken over time. */
export function LatePanels({ screen }: Props) {
  return withOrders(screen, (all, { known }) => {
    if (all.promised === 0) return null
    return (
      <>
        <ReportPanel
          title={`What became of ${formatCount(all.promised)} promises`}
          screen={screen}
          of="fulfilment"
          png="promises"
          counted={<KnownNotes screen={screen} known={known} />}
          unit={null}
        >
          <PromisesPicture counts={all} />
        </ReportPanel>
        <TrendPanel screen={screen} measure="late" />
      </>
    )
  })
}

const TREND_TITLES: Record<OrdersMeasure, string> = {
  late: 'Late share',
  'to-shipped': 'Median time to shipped',
}

async function TrendPanel({ screen, measure }: Props & Readonly<{ measure: OrdersMeasure }>) {
  const trend = await screen.ask.report('fulfilment-trend', toFulfilmentTrendAsked(screen))
  const { marks, under } = await readMarks(screen, {
    points: trend.points,
    grain: trend.query.grain,
    until: trend.query.range?.to,
  })
  return (
    <ReportPanel
      title={`${TREND_TITLES[measure]}, ${GRAINS[trend.query.grain].adjective}`}
      screen={screen}
      of="fulfilment-trend"
      png={measure}
      numbers={<OrdersTrendNumbers trend={trend} />}
      counted={<KnownNotes screen={screen} known={trend.known} />}
      unit={null}
    >
      <OrdersTrendPicture trend={trend} measure={measure} marks={marks} />
      {under}
    </ReportPanel>
  )
}

/** A line a service. */
export function ServicesPanel({ screen }: Props) {
  return withOrders(screen, (all, { services, known }) => (
    <Panel
      title="By shipping service"
      isFlush
      csvHref={hrefCsv(screen, 'fulfilment')}
      mark={<DataStateMark screen={screen} of="fulfilment" />}
      counted={<KnownNotes screen={screen} known={known} />}
    >
      <ServicesTable all={all} services={services} />
    </Panel>
  ))
}
