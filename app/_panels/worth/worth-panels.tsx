import { AllTimeLink } from '@/app/_frame/no-data'
import { ReportPanel } from '@/app/_frame/report-panel'
import { SortedPanel } from '@/app/_frame/sorted-panel'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { SentenceText } from '@/components/reports/sentence-text'
import { WorthBars, WorthBarsNumbers } from '@/components/reports/worth/worth-bars'
import { listWorthColumns } from '@/components/reports/worth/worth-columns'
import { WorthHeat, WorthHeatNumbers } from '@/components/reports/worth/worth-heat'
import { LinkTabs } from '@/components/ui/choose/link-tabs'
import { toOptions } from '@/components/ui/choose/to-options'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatRange } from '@/lib/format/format-day'
import { formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import { overallRate } from '@/lib/funnel/rates'
import { wordsAt } from '@/lib/funnel/steps'
import { UNITS, type Unit, unitOf, WORTH_MEASURES, type WorthMeasure } from '@/lib/query/unit'
import type { ShopCurrency } from '@/lib/reports/money/shop-currency'
import { toPlainText } from '@/lib/reports/sentences'
import { answerWorth, explainWorth } from '@/lib/reports/worth/answer-worth'
import {
  currencyOf,
  FEWEST_DAYS,
  hasRevenue,
  listTopProducts,
  rankWorth,
  type WorthByGap,
  withGaps,
} from '@/lib/reports/worth/worth-result'
import { CAUTIOUS_SHARE } from '@/lib/stats/opportunity'
import { FEWEST_MEMBERS } from '@/lib/stats/shrink-rates'
import type { DayRange } from '@/lib/time/day'
import { sayPriceCurrency } from '../../../components/reports/say-price-currency'

const BARS = 10
const PRODUCTS_DRAWN = 20

/** What the panels about worth know: the answer, whether anything has a price, and what is looked at. */
type WorthScreen = Readonly<{ result: WorthByGap; priced: boolean; measure: WorthMeasure }>

/** In revenue, unless the address says otherwise (`in=orders`) or nothing has a price. */
export async function readWorth(screen: Screen): Promise<WorthScreen> {
  const result = withGaps(await screen.ask.report('worth', screen))
  const priced = hasRevenue(result.lines)
  return { result, priced, measure: priced && screen.raw.in !== 'orders' ? 'revenue' : 'orders' }
}

/** The answer in words, or that there are too few days for one. */
export async function WorthSentences({ screen }: { screen: Screen }) {
  const { result, priced, measure } = await readWorth(screen)
  const answer = answerWorth(result, measure)
  const more = explainWorth(result, measure)
  if (result.days < FEWEST_DAYS) {
    return (
      <EmptyState title="Too early to say">
        <p>{toPlainText(answer)}</p>
        {screen.query.range && (
          <p>
            <AllTimeLink screen={screen} />
          </p>
        )}
      </EmptyState>
    )
  }
  return (
    <div className="max-w-4xl space-y-4">
      <div>
        <SentenceText sentences={answer} />
        {more && <p className="mt-2 text-muted">{more}</p>}
      </div>
      {priced && screen.place.scope === 'open' && (
        <LinkTabs
          name="Measure"
          options={toOptions(WORTH_MEASURES)}
          value={measure}
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
}

/** What would bring most. */
export async function WorthBarsPanel({ screen }: { screen: Screen }) {
  const worth = await readWorth(screen)
  const { result, measure } = worth
  const currency = measure === 'revenue' ? currencyOf(result) : null
  const lines = rankWorth(result.lines, measure)
    .filter(({ toTarget }) => (toTarget[measure]?.value ?? 0) > 0)
    .slice(0, BARS)
  if (lines.length === 0) return null
  return (
    <ReportPanel
      title={`What would bring most: ${WORTH_MEASURES[measure].label.toLowerCase()} a quarter`}
      screen={screen}
      of="worth"
      png="worth"
      numbers={<WorthBarsNumbers lines={lines} measure={measure} currency={currency} />}
      counted={<Notes worth={worth} />}
    >
      <WorthBars lines={lines} measure={measure} currency={currency} />
      <p className="mt-3 text-muted text-xs">
        By reaching the rate that a quarter of the category reach. Whiskers: 95 % interval.
      </p>
    </ReportPanel>
  )
}

/** Where the worth lies, product by step. */
export async function WorthHeatPanel({ screen }: { screen: Screen }) {
  const worth = await readWorth(screen)
  const { result, measure } = worth
  const currency = measure === 'revenue' ? currencyOf(result) : null
  const products = listTopProducts(result.lines, measure, PRODUCTS_DRAWN)
  if (products.length === 0) return null
  const label = WORTH_MEASURES[measure].label
  const gaps = listGaps(funnelOf(result.query))
  return (
    <ReportPanel
      title={
        products.length === 1
          ? `${label} a quarter by step`
          : `${label} a quarter by product and step, the ${products.length} products with most`
      }
      screen={screen}
      of="worth"
      png="worth-by-step"
      numbers={<WorthHeatNumbers gaps={gaps} products={products} measure={measure} currency={currency} />}
      counted={<Notes worth={worth} />}
    >
      <WorthHeat gaps={gaps} products={products} measure={measure} currency={currency} />
      <p className="mt-3 text-muted text-xs">
        By reaching the rate that a quarter of the category reach; nothing where a product is there already.
      </p>
    </ReportPanel>
  )
}

/** The whole board: each step of each product. */
export async function WorthTablePanel({ screen }: { screen: Screen }) {
  const worth = await readWorth(screen)
  const { result, priced, measure } = worth
  if (result.lines.length === 0) return null
  return (
    <SortedPanel
      screen={screen}
      of="worth"
      title="Every product and step"
      label="What it is worth"
      caption={`What a better rate of each product and step would bring in a quarter, counted in ${unitOf(screen.query).many}`}
      columns={listWorthColumns(priced, currencyOf(result))}
      rows={result.lines}
      keyOf={({ id, step }) => `${id} ${step}`}
      sort={measure}
      note="Rate now: large as its category makes it likely, small as counted. Under what reaching the percentile would bring stands its 95 % interval."
      counted={<Notes worth={worth} />}
    />
  )
}

function Notes({ worth: { result } }: { worth: WorthScreen }) {
  const { query, days, currency } = result
  const funnel = funnelOf(query)
  const { verb } = wordsAt(funnel.steps, overallRate(funnel).part)
  return <WorthNotes unit={query.unit} range={query.range} days={days} verb={verb} currency={currency} />
}

type Props = Readonly<{
  unit: Unit
  range: DayRange | null
  days: number
  verb: string
  currency: ShopCurrency | undefined
}>

/** What is assumed, and what the interval holds. */
function WorthNotes({ unit, range, days, verb, currency }: Props) {
  const { many } = UNITS[unit]
  return (
    <>
      <p>
        One point is one percentage point more of those that come to the step. Reaching the 75th percentile is
        to come to the rate that a quarter of the products of the same category reach; a product without a
        category, and one of a category with fewer than {FEWEST_MEMBERS} products, is held against the whole
        shop. Where a product is there already, it is nothing.
      </p>
      <p>
        Orders are those that come × the gain × the rate of the later step. This assumes that those gained
        {verb} as often as those there are. Cautiously, they do so at {formatShare(CAUTIOUS_SHARE)} of that
        rate. Nothing here was tried: products differ for reasons that no work on them takes away.
      </p>
      <p>
        As many are assumed to come in a quarter as came on the {days} whole days from {formatRange(range)},
        scaled to 91 days. Today is not in it, nor are days before the first session or after the last.
        {unit === 'users' &&
          ' Users that come again count once, so those of a range much longer or shorter than a quarter do not scale well.'}
      </p>
      <p>
        Rates of products with few {many} are drawn towards their category (beta-binomial empirical Bayes).
        The 95 % interval holds what is not known of both rates. How many come, the rate to reach and what an
        order brings are taken as they are.
      </p>
      <p>
        Revenue is orders × price × how many of the product an order holds on average, without what is
        cancelled or comes back. {sayPriceCurrency(currency)} Lines do not add up: an order of two products is
        in both.
      </p>
    </>
  )
}
