import { ReportPanel } from '@/app/_frame/report-panel'
import { hrefPage, hrefPeople } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ReachedNote } from '@/components/reports/counting-notes'
import {
  ProductDropOffNumbers,
  ProductDropOffs,
  StepDropOffNumbers,
  StepDropOffs,
} from '@/components/reports/overview/drop-off-list'
import { SentenceText } from '@/components/reports/sentence-text'
import { NameLink } from '@/components/ui/name-link'
import { EXPLAIN_STANDING } from '@/lib/format/say-usual'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listStepRates } from '@/lib/funnel/rates'
import { answerProducts } from '@/lib/reports/drop-offs/answer-products'
import { answerDropOff, listDropOffs } from '@/lib/reports/overview/answer-drop-off'

const PRODUCTS_SHOWN = 8

export async function DropOffSentences({ screen }: { screen: Screen }) {
  const result = await screen.ask.report('funnel', screen)
  const [largest] = listDropOffs(result)
  const rate = listStepRates(funnelOf(result.query)).find(({ whole }) => whole === largest?.place)
  const href = rate && hrefPage(screen, '/different', { metric: rate.name })
  return (
    <>
      <SentenceText sentences={answerDropOff(result)} />
      {href && (
        <p className="mt-3 text-sm">
          <NameLink name="What is different about those who go on?" href={href} />
        </p>
      )}
    </>
  )
}

export async function DropOffPanel({ screen }: { screen: Screen }) {
  const { query } = screen
  const dropOffs = listDropOffs(await screen.ask.report('funnel', screen))
  const shipped = funnelOf(query).steps.find(({ byOrder }) => byOrder)
  return (
    <ReportPanel
      title="Drop-offs, largest count first"
      screen={screen}
      of="funnel"
      png="drop-offs"
      numbers={<StepDropOffNumbers dropOffs={dropOffs} of={query} />}
      counted={
        <>
          <p>
            A drop-off is the count of a step less the count of the next.
            {shipped && ` ${shipped.words.label} is not in it: it is not the users’.`}
          </p>
          <ReachedNote of={query} />
        </>
      }
    >
      <StepDropOffs dropOffs={dropOffs} of={query} hrefBehind={(behind) => hrefPeople(screen, behind)} />
    </ReportPanel>
  )
}

export async function ProductDropOffSentences({ screen }: { screen: Screen }) {
  return <SentenceText sentences={answerProducts(await screen.ask.report('product-drop-offs', screen))} />
}

export async function ProductDropOffPanel({ screen }: { screen: Screen }) {
  const { query } = screen
  const { seen, lines } = await screen.ask.report('product-drop-offs', screen)
  const dropOffs = lines.slice(0, PRODUCTS_SHOWN)
  if (dropOffs.length === 0 || seen < 2) return null
  return (
    <ReportPanel
      title={
        dropOffs.length === 1
          ? 'The drop-off by product'
          : `The ${dropOffs.length} largest drop-offs by product`
      }
      screen={screen}
      of="product-drop-offs"
      png="product-drop-offs"
      numbers={<ProductDropOffNumbers funnel={funnelOf(query)} dropOffs={dropOffs} />}
      counted={<p>In order of the count lost, which follows traffic. {EXPLAIN_STANDING}</p>}
    >
      <ProductDropOffs
        funnel={funnelOf(query)}
        dropOffs={dropOffs}
        hrefOf={({ id, gap }) => hrefPeople(screen, { place: gap.from, isLost: true }, { product: id })}
      />
    </ReportPanel>
  )
}
