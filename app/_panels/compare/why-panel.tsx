import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv, hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ChangeProducts } from '@/components/reports/change/change-products'
import { ChangeWaterfall } from '@/components/reports/change/change-waterfall'
import { CountingNotes } from '@/components/reports/counting-notes'
import { SentenceText } from '@/components/reports/sentence-text'
import { Panel } from '@/components/ui/panel'
import { formatRange } from '@/lib/format/format-day'
import { defineRate, OVERALL_RATE, toRate } from '@/lib/query/metric'
import {
  CHANGE_PART_NAMES,
  CHANGE_PARTS,
  type ChangePart,
  type ChangeResult,
} from '@/lib/reports/change/change-result'
import { answerWhy } from '@/lib/reports/overview/answer-why'

const DRAWN = CHANGE_PART_NAMES.filter((part) => part !== 'total')

/** Why checkout per product view changed between the two ranges, part by part; a part opens to its products. */
export function WhyPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, before, raw, timeZone } = screen
    if (!before) return null
    const result = await ask.report('change-by-product', { query, before })
    if (!result.parts) return <NothingBefore />
    const chosen = CHANGE_PART_NAMES.find((part) => CHANGE_PARTS[part].column === raw.part) ?? null
    const toPart = (part: ChangePart) => hrefHere(screen, { part: CHANGE_PARTS[part].column })
    return (
      <Panel
        title={`${toRate(OVERALL_RATE).label.pairs}, from then to now`}
        csvHref={hrefCsv(screen, 'change-by-product')}
        mark={<DataStateMark screen={screen} of="change-by-product" />}
        pngName="tundish-why"
        numbers={<Products result={result} part={null} />}
        counted={
          <>
            <p>
              {defineRate(OVERALL_RATE, 'pairs', query.unit)} The parts add up exactly (Kitagawa 1955; the
              steps by their logarithmic mean). A product moves the mix by how far its rate is from that of
              all products together. Chance is in all of them.
            </p>
            <CountingNotes unit={query.unit} timeZone={timeZone} />
          </>
        }
      >
        <div className="mb-5">
          <SentenceText answer={answerWhy(result.parts)} />
        </div>
        <ChangeWaterfall
          before={{ share: result.shares.before ?? 0, label: formatRange(before.range) }}
          now={{ share: result.shares.now ?? 0, label: formatRange(query.range) }}
          parts={DRAWN.map((part) => ({
            key: CHANGE_PARTS[part].column,
            label: CHANGE_PARTS[part].label,
            change: result.parts?.[part] ?? 0,
            href: `${toPart(part)}#part`,
          }))}
          chosen={chosen && CHANGE_PARTS[chosen].column}
        />
        <p className="mt-3 text-muted text-xs">
          The axis does not begin at zero. Choose a part to see its products.
        </p>
        {chosen && (
          <section id="part" aria-label="Its products" className="mt-6 scroll-mt-6 space-y-3">
            <h4 className="font-semibold">{CHANGE_PARTS[chosen].label}: by product</h4>
            <Products result={result} part={chosen} />
          </section>
        )}
      </Panel>
    )
  })
}

/** One part of each product, the largest first, or all of them. */
function Products({ result, part }: { result: ChangeResult; part: ChangePart | null }) {
  const names = part ? [part] : (['total', ...DRAWN] as const)
  return (
    <ChangeProducts
      products={result.products}
      parts={names.map((name) => ({ name, label: CHANGE_PARTS[name].label }))}
    />
  )
}

function NothingBefore() {
  return (
    <p className="text-muted">
      There is nothing to compare with: one of the two ranges has no views of a product.
    </p>
  )
}
