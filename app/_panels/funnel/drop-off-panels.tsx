import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { CountingNotes, ReachedNote } from '@/components/reports/counting-notes'
import {
  ProductDropOffNumbers,
  ProductDropOffs,
  StepDropOffNumbers,
  StepDropOffs,
} from '@/components/reports/overview/drop-off-list'
import { SentenceText } from '@/components/reports/sentence-text'
import { Panel } from '@/components/ui/panel'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { answerDropOff, listDropOffs } from '@/lib/reports/overview/answer-drop-off'
import { answerProducts, listProductDropOffs, listSeen } from '@/lib/reports/overview/answer-products'

const PRODUCTS_SHOWN = 8

export function DropOffAnswer({ screen: { ask, query } }: { screen: Screen }) {
  return withErrorBoundary(async () => (
    <SentenceText answer={answerDropOff(await ask.report('funnel', { query }))} />
  ))
}

export function DropOffPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, timeZone } = screen
    const dropOffs = listDropOffs(await ask.report('funnel', { query }))
    return (
      <Panel
        title="Drop-offs, largest count first"
        csvHref={hrefCsv(screen, 'funnel')}
        mark={<DataStateMark screen={screen} of="funnel" />}
        pngName="tundish-drop-offs"
        numbers={<StepDropOffNumbers dropOffs={dropOffs} unit={query.unit} />}
        counted={
          <>
            <p>
              A drop-off is the count of a step less the count of the next. Shipping is not in it: it is not
              the users’.
            </p>
            <ReachedNote />
            <CountingNotes unit={query.unit} timeZone={timeZone} />
          </>
        }
      >
        <StepDropOffs dropOffs={dropOffs} unit={query.unit} />
      </Panel>
    )
  })
}

export function ProductDropOffAnswer({ screen: { ask, query } }: { screen: Screen }) {
  return withErrorBoundary(async () => (
    <SentenceText answer={answerProducts(await ask.report('products', { query }))} />
  ))
}

export function ProductDropOffPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, timeZone } = screen
    const result = await ask.report('products', { query })
    const dropOffs = listProductDropOffs(result, PRODUCTS_SHOWN)
    if (dropOffs.length === 0 || listSeen(result).length < 2) return null
    return (
      <Panel
        title={
          dropOffs.length === 1
            ? 'The drop-off by product'
            : `The ${dropOffs.length} largest drop-offs by product`
        }
        csvHref={hrefCsv(screen, 'products')}
        mark={<DataStateMark screen={screen} of="products" />}
        pngName="tundish-product-drop-offs"
        numbers={<ProductDropOffNumbers funnel={funnelOf(query)} dropOffs={dropOffs} />}
        counted={
          <>
            <p>
              In order of the count lost, which follows traffic. Worse or better is said only where the 95 %
              interval of the difference to all other products together (Newcombe) leaves zero out.
            </p>
            <CountingNotes unit={query.unit} timeZone={timeZone} />
          </>
        }
      >
        <ProductDropOffs funnel={funnelOf(query)} dropOffs={dropOffs} />
      </Panel>
    )
  })
}
