import { ReportPanel } from '@/app/_frame/report-panel'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { Waterfall } from '@/components/charts/waterfall/waterfall'
import { ChangeProducts } from '@/components/reports/change/change-products'
import { SentenceText } from '@/components/reports/sentence-text'
import { formatRange } from '@/lib/format/format-day'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { defineRate, overallName, toRate } from '@/lib/query/metric'
import { listChangeParts } from '@/lib/reports/change/change-result'
import { answerWhy } from '@/lib/reports/overview/answer-why'

/** Why checkout per product view changed between the two ranges, part by part; a part opens to its products. */
export async function WhyPanel({ screen }: { screen: Screen }) {
  const { ask, query, before, raw } = screen
  if (!before) return null
  const result = await ask.report('change-by-product', { query, before })
  if (!result.parts) return <NothingBefore />
  const { changes } = result.parts
  const parts = listChangeParts(funnelOf(query))
  const chosen = parts.find(({ name }) => name === raw.part) ?? null
  const [drawn, total] = [parts.slice(0, -1), parts.slice(-1)]
  return (
    <ReportPanel
      title={`${toRate(overallName(query), query).label.pairs}, from then to now`}
      screen={screen}
      of="change-by-product"
      png="why"
      numbers={<ChangeProducts products={result.products} parts={[...total, ...drawn]} />}
      counted={
        <p>
          {defineRate(overallName(query), 'pairs', query)} The parts add up exactly (Kitagawa 1955; the steps
          by their logarithmic mean). A product moves the mix by how far its rate is from that of all products
          together. Chance is in all of them.
        </p>
      }
    >
      <div className="mb-5">
        <SentenceText sentences={answerWhy(funnelOf(query), result.parts)} />
      </div>
      <Waterfall
        before={{ share: result.shares.before ?? 0, label: formatRange(before.range) }}
        now={{ share: result.shares.now ?? 0, label: formatRange(query.range) }}
        parts={drawn.map(({ name, label, place }) => ({
          key: name,
          label,
          change: changes[place] ?? 0,
          href: `${hrefHere(screen, { part: name })}#part`,
        }))}
        chosen={chosen?.name ?? null}
      />
      <p className="mt-3 text-muted text-xs">
        The axis does not begin at zero. Choose a part to see its products.
      </p>
      {chosen && (
        <section id="part" aria-label="Its products" className="mt-6 scroll-mt-6 space-y-3">
          <h4 className="font-semibold">{chosen.label}: by product</h4>
          <ChangeProducts products={result.products} parts={[chosen]} />
        </section>
      )}
    </ReportPanel>
  )
}

function NothingBefore() {
  return (
    <p className="text-muted">
      There is nothing to compare with: one of the two ranges has no views of a product.
    </p>
  )
}
