import type { ReactNode } from 'react'
import { Suspense } from 'react'
import { Question } from '@/app/_frame/question'
import type { Screen } from '@/app/_screen/screen'
import { Skeleton } from '@/components/ui/skeleton'
import { SECTIONS, type SectionName } from '@/lib/query/section'
import { CataloguePanel } from './catalogue/catalogue-panel'
import { ComparePanel } from './compare/compare-panel'
import { WhyPanel } from './compare/why-panel'
import {
  LateAnswer,
  LatePanels,
  ServicesPanel,
  ShipTimeAnswer,
  ShipTimePanels,
} from './fulfilment/fulfilment-panels'
import {
  DropOffAnswer,
  DropOffPanel,
  ProductDropOffAnswer,
  ProductDropOffPanel,
} from './funnel/drop-off-panels'
import { FunnelAnswer, FunnelPanels } from './funnel/funnel-panels'
import { ProductsPicturePanel, ProductsTablePanel } from './products/products-panels'
import { QuarterAnswers } from './quarters/quarter-answers-panel'
import { ChangedPanels, OpenPanel, PeriodsPanel } from './quarters/quarter-panels'
import { ProductTimesPanel } from './timing/product-times-panel'
import { TimingAnswer, TimingPanels } from './timing/timing-panels'
import { ChangeAnswer, TrendPanels } from './trend/trend-panels'
import { WorthAnswer, WorthBarsPanel, WorthHeatPanel } from './worth/worth-panels'
import { WorthTablePanel } from './worth/worth-table-panel'

type Props = Readonly<{ screen: Screen }>

/** What a section shows: an answer in words beside its pictures, or pictures alone. */
type Parts = Readonly<{
  Sentences?: (props: Props) => ReactNode | Promise<ReactNode>
  panels: readonly ((props: Props) => ReactNode | Promise<ReactNode>)[]
}>

const PARTS: Record<SectionName, Parts> = {
  funnel: { Sentences: FunnelAnswer, panels: [FunnelPanels] },
  'drop-off': { Sentences: DropOffAnswer, panels: [DropOffPanel] },
  'product-drop-off': { Sentences: ProductDropOffAnswer, panels: [ProductDropOffPanel] },
  'time-to-step': { Sentences: TimingAnswer, panels: [TimingPanels] },
  trend: { Sentences: ChangeAnswer, panels: [TrendPanels] },
  products: { panels: [ProductsTablePanel, ProductsPicturePanel] },
  catalogue: { panels: [CataloguePanel] },
  'product-times': { panels: [ProductTimesPanel] },
  answers: { panels: [QuarterAnswers] },
  periods: { panels: [PeriodsPanel] },
  changed: { panels: [ChangedPanels, OpenPanel] },
  why: { panels: [WhyPanel] },
  compare: { panels: [ComparePanel] },
  worth: { panels: [WorthAnswer, WorthBarsPanel, WorthHeatPanel, WorthTablePanel] },
  'ship-time': { Sentences: ShipTimeAnswer, panels: [ShipTimePanels] },
  late: { Sentences: LateAnswer, panels: [LatePanels] },
  services: { panels: [ServicesPanel] },
}

/** The sections of a report, in its order; of one product those that hold products against each other are left out. */
export function Sections({ screen, names }: Props & Readonly<{ names: readonly SectionName[] }>) {
  const told = screen.query.product === null ? names : names.filter((name) => name !== 'product-drop-off')
  return (told.length > 0 ? told : names).map((name) => <Section key={name} screen={screen} name={name} />)
}

function Section({ screen, name }: Props & Readonly<{ name: SectionName }>) {
  const { Sentences, panels } = PARTS[name]
  const { title } = SECTIONS[name]
  const pictures = panels.map((Panel) => <Panel key={Panel.name} screen={screen} />)
  if (Sentences) {
    return (
      <Question id={name} title={title} answer={<Sentences screen={screen} />} size="large">
        {pictures}
      </Question>
    )
  }
  return (
    <section aria-labelledby={name} className="space-y-5 border-line border-t py-10">
      <h2 id={name} className="scroll-mt-6 font-semibold text-xl tracking-tight">
        {title}
      </h2>
      <Suspense fallback={<Skeleton size="large" />}>{pictures}</Suspense>
    </section>
  )
}
