import Link from 'next/link'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv, hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { SentenceText } from '@/components/reports/sentence-text'
import { MeasureTabs } from '@/components/reports/worth/measure-tabs'
import { WorthBars, WorthBarsNumbers } from '@/components/reports/worth/worth-bars'
import { WorthHeat, WorthHeatNumbers } from '@/components/reports/worth/worth-heat'
import { WorthNotes } from '@/components/reports/worth/worth-notes'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import { overallRate, wordsAt } from '@/lib/funnel/rates'
import { WORTH_MEASURES } from '@/lib/query/worth'
import { toPlainText } from '@/lib/reports/sentences'
import { answerWorth, explainWorth } from '@/lib/reports/worth/answer-worth'
import { listTopProducts } from '@/lib/reports/worth/list-top-products'
import { FEWEST_DAYS, rankWorth } from '@/lib/reports/worth/worth-result'
import { readWorth, type WorthScreen } from './read-worth'

const BARS = 10
const PRODUCTS_DRAWN = 20

/** The answer in words, or that there are too few days for one. */
export function WorthAnswer({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { result, priced, measure } = await readWorth(screen)
    const answer = answerWorth(result, measure)
    const more = explainWorth(result, measure)
    if (result.days < FEWEST_DAYS) {
      return (
        <EmptyState title="Too early to say">
          <p>{toPlainText(answer)}</p>
          {screen.query.range && (
            <p>
              <Link className="link" href={hrefHere(screen, { range: 'all', from: null, to: null })}>
                Show all time
              </Link>
            </p>
          )}
        </EmptyState>
      )
    }
    return (
      <div className="max-w-4xl space-y-4">
        <div>
          <SentenceText answer={answer} />
          {more && <p className="mt-2 text-muted">{more}</p>}
        </div>
        {priced && screen.place.scope === 'open' && (
          <MeasureTabs
            measure={measure}
            href={(chosen) =>
              hrefHere(screen, {
                in: chosen === 'orders' ? chosen : null,
                sort: null,
                dir: null,
                page: null,
              })
            }
          />
        )}
      </div>
    )
  })
}

/** What would bring most. */
export function WorthBarsPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const worth = await readWorth(screen)
    const { result, measure } = worth
    const lines = rankWorth(result.lines, measure)
      .filter(({ toTarget }) => (toTarget[measure]?.value ?? 0) > 0)
      .slice(0, BARS)
    if (lines.length === 0) return null
    return (
      <Panel
        title={`What would bring most: ${WORTH_MEASURES[measure].label.toLowerCase()} a quarter`}
        csvHref={hrefCsv(screen, 'worth')}
        mark={<DataStateMark screen={screen} of="worth" />}
        pngName="tundish-worth"
        numbers={<WorthBarsNumbers lines={lines} measure={measure} />}
        counted={<Notes screen={screen} worth={worth} />}
      >
        <WorthBars lines={lines} measure={measure} />
        <p className="mt-3 text-muted text-xs">
          By reaching the rate that a quarter of the category reach. Whiskers: 95 % interval.
        </p>
      </Panel>
    )
  })
}

/** Where the worth lies, product by step. */
export function WorthHeatPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const worth = await readWorth(screen)
    const { result, measure } = worth
    const products = listTopProducts(result.lines, measure, PRODUCTS_DRAWN)
    if (products.length === 0) return null
    const label = WORTH_MEASURES[measure].label
    const gaps = listGaps(funnelOf(result.query))
    return (
      <Panel
        title={
          products.length === 1
            ? `${label} a quarter by step`
            : `${label} a quarter by product and step, the ${products.length} products with most`
        }
        csvHref={hrefCsv(screen, 'worth')}
        mark={<DataStateMark screen={screen} of="worth" />}
        pngName="tundish-worth-by-step"
        numbers={<WorthHeatNumbers gaps={gaps} products={products} measure={measure} />}
        counted={<Notes screen={screen} worth={worth} />}
      >
        <WorthHeat gaps={gaps} products={products} measure={measure} />
        <p className="mt-3 text-muted text-xs">
          By reaching the rate that a quarter of the category reach; nothing where a product is there already.
        </p>
      </Panel>
    )
  })
}

export function Notes({ screen, worth: { result } }: { screen: Screen; worth: WorthScreen }) {
  const { query, days } = result
  const funnel = funnelOf(query)
  const { verb } = wordsAt(funnel.steps, overallRate(funnel).part)
  return (
    <WorthNotes unit={query.unit} timeZone={screen.timeZone} range={query.range} days={days} verb={verb} />
  )
}
