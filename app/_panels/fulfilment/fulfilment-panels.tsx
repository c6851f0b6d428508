import { DataStateMark } from '@/app/_frame/data-state-mark'
import { nameKnown } from '@/app/_frame/known-then'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { Annotations, readAnnotations } from '@/app/_panels/annotations/annotations'
import { hrefCsv } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { CoarserNote } from '@/components/reports/coarser-note'
import { ContradictionsNote } from '@/components/reports/fulfilment/contradictions-note'
import { OrdersTrendNumbers, OrdersTrendPicture } from '@/components/reports/fulfilment/orders-trend'
import { ServicesTable } from '@/components/reports/fulfilment/services-table'
import { OrdersPicture, PromisesPicture } from '@/components/reports/fulfilment/standing-parts'
import type { OrdersMeasure } from '@/components/reports/fulfilment/to-order-points'
import { SentenceText } from '@/components/reports/sentence-text'
import { Panel } from '@/components/ui/panel'
import { PanelFoot } from '@/components/ui/panel-foot'
import { capitalise } from '@/lib/format/capitalise'
import { formatCount } from '@/lib/format/format-number'
import { toFulfilmentTrendAsked } from '@/lib/reports/asked-of-view'
import { answerLate, answerShipTime } from '@/lib/reports/fulfilment/answer-fulfilment'
import type { Sentences } from '@/lib/reports/sentences'
import { GRAINS } from '@/lib/time/grain'
import { askFulfilment, KnownNotes, withOrders } from './with-orders'

type Props = Readonly<{ screen: Screen }>

export function ShipTimeAnswer({ screen }: Props) {
  return withErrorBoundary(async () => {
    const { all } = await askFulfilment(screen)
    return all && all.orders > 0 && <Answered screen={screen} answer={answerShipTime(all)} />
  })
}

export function LateAnswer({ screen }: Props) {
  return withErrorBoundary(async () => {
    const { all } = await askFulfilment(screen)
    return all && all.orders > 0 && <Answered screen={screen} answer={answerLate(all)} />
  })
}

function Answered({ screen, answer }: Props & Readonly<{ answer: Sentences }>) {
  return (
    <>
      <SentenceText answer={answer} />
      <p className="mt-2 text-muted text-sm">{capitalise(nameKnown('orders', screen))}.</p>
    </>
  )
}

/** Where orders stand, and how long they took over time. */
export function ShipTimePanels({ screen }: Props) {
  return withErrorBoundary(() =>
    withOrders(screen, (all, { known }) => (
      <>
        <Panel
          title={`Where ${formatCount(all.orders)} ${all.orders === 1 ? 'order stands' : 'orders stand'}`}
          csvHref={hrefCsv(screen, 'fulfilment')}
          mark={<DataStateMark screen={screen} of="fulfilment" />}
          pngName="tundish-orders"
          numbers={null}
          counted={<KnownNotes screen={screen} known={known} />}
        >
          <OrdersPicture counts={all} />
          <ContradictionsNote counts={all} />
        </Panel>
        <TrendPanel screen={screen} measure="to-shipped" />
      </>
    )),
  )
}

/** What became of the promises, and the share that was broken over time. */
export function LatePanels({ screen }: Props) {
  return withErrorBoundary(() =>
    withOrders(screen, (all, { known }) => {
      if (all.promised === 0) return null
      return (
        <>
          <Panel
            title={`What became of ${formatCount(all.promised)} promises`}
            csvHref={hrefCsv(screen, 'fulfilment')}
            mark={<DataStateMark screen={screen} of="fulfilment" />}
            pngName="tundish-promises"
            numbers={null}
            counted={<KnownNotes screen={screen} known={known} />}
          >
            <PromisesPicture counts={all} />
          </Panel>
          <TrendPanel screen={screen} measure="late" />
        </>
      )
    }),
  )
}

const TREND_TITLES: Record<OrdersMeasure, string> = {
  late: 'Late share',
  'to-shipped': 'Median time to shipped',
}

async function TrendPanel({ screen, measure }: Props & Readonly<{ measure: OrdersMeasure }>) {
  const trend = await screen.ask.report('fulfilment-trend', toFulfilmentTrendAsked(screen))
  const starts = trend.points.map(({ start }) => start)
  const { annotations, end } = await readAnnotations(screen, {
    starts,
    grain: trend.query.grain,
    until: trend.query.range?.to,
  })
  return (
    <Panel
      title={`${TREND_TITLES[measure]}, ${GRAINS[trend.query.grain].adjective}`}
      csvHref={hrefCsv(screen, 'fulfilment-trend')}
      mark={<DataStateMark screen={screen} of="fulfilment-trend" />}
      pngName={`tundish-${measure}`}
      numbers={<OrdersTrendNumbers trend={trend} />}
      counted={<KnownNotes screen={screen} known={trend.known} />}
    >
      <OrdersTrendPicture trend={trend} measure={measure} annotations={annotations} />
      <CoarserNote asked={screen.parameters.grain} drawn={trend.query.grain} starts={starts} />
      <Annotations screen={screen} annotations={annotations} end={end} />
    </Panel>
  )
}

/** A line a service. */
export function ServicesPanel({ screen }: Props) {
  return withErrorBoundary(() =>
    withOrders(screen, (all, { services, known }) => (
      <div className="rounded-lg border border-line bg-surface">
        <h3 className="px-4 pt-4 pb-3 font-semibold text-base sm:px-5">By shipping service</h3>
        <ServicesTable all={all} services={services} />
        <PanelFoot
          title="By shipping service"
          numbers={null}
          csvHref={hrefCsv(screen, 'fulfilment')}
          mark={<DataStateMark screen={screen} of="fulfilment" />}
          pngName={null}
          counted={<KnownNotes screen={screen} known={known} />}
        />
      </div>
    )),
  )
}
