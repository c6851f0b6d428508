import type { ReactNode } from 'react'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { SECTIONS, type SectionName } from '@/lib/query/section'
import { CataloguePanel } from './catalogue-panel'
import { ComparePanel } from './compare-panel'
import { DropOffAnswer, DropOffPanel, ProductDropOffAnswer, ProductDropOffPanel } from './drop-off-panels'
import { LateAnswer, LatePanels, ServicesPanel, ShipTimeAnswer, ShipTimePanels } from './fulfilment-panels'
import { FunnelAnswer, FunnelPanels } from './funnel-panels'
import { ProductTimesPanel } from './product-times-panel'
import { ProductsPicturePanel, ProductsTablePanel } from './products-panels'
import { QuarterAnswers } from './quarter-answers-panel'
import { ChangedPanels, OpenPanel, PeriodsPanel } from './quarter-panels'
import { Question } from './question'
import type { Screen } from './screen'
import { TimingAnswer, TimingPanels } from './timing-panels'
import { ChangeAnswer, TrendPanels } from './trend-panels'
import { WhyPanel } from './why-panel'
import { WorthAnswer, WorthBarsPanel, WorthHeatPanel } from './worth-panels'
import { WorthTablePanel } from './worth-table-panel'

type Props = Readonly<{ screen: Screen }>

/** What a section shows: an answer in words beside its pictures, or pictures alone. */
type Parts = Readonly<{
  Answer?: (props: Props) => ReactNode | Promise<ReactNode>
  panels: readonly ((props: Props) => ReactNode | Promise<ReactNode>)[]
}>

const PARTS: Record<SectionName, Parts> = {
  funnel: { Answer: FunnelAnswer, panels: [FunnelPanels] },
  'drop-off': { Answer: DropOffAnswer, panels: [DropOffPanel] },
  'product-drop-off': { Answer: ProductDropOffAnswer, panels: [ProductDropOffPanel] },
  'time-to-step': { Answer: TimingAnswer, panels: [TimingPanels] },
  trend: { Answer: ChangeAnswer, panels: [TrendPanels] },
  products: { panels: [ProductsTablePanel, ProductsPicturePanel] },
  catalogue: { panels: [CataloguePanel] },
  'product-times': { panels: [ProductTimesPanel] },
  answers: { panels: [QuarterAnswers] },
  periods: { panels: [PeriodsPanel] },
  changed: { panels: [ChangedPanels, OpenPanel] },
  why: { panels: [WhyPanel] },
  compare: { panels: [ComparePanel] },
  worth: { panels: [WorthAnswer, WorthBarsPanel, WorthHeatPanel, WorthTablePanel] },
  'ship-time': { Answer: ShipTimeAnswer, panels: [ShipTimePanels] },
  late: { Answer: LateAnswer, panels: [LatePanels] },
  services: { panels: [ServicesPanel] },
}

/** The sections of a report, in its order; of one product those that hold products against each other are left out. */
export function Sections({ screen, names }: Props & Readonly<{ names: readonly SectionName[] }>) {
  const told = screen.query.product === null ? names : names.filter((name) => name !== 'product-drop-off')
  return (told.length > 0 ? told : names).map((name) => <Section key={name} screen={screen} name={name} />)
}

function Section({ screen, name }: Props & Readonly<{ name: SectionName }>) {
  const { Answer, panels } = PARTS[name]
  const { title } = SECTIONS[name]
  const pictures = panels.map((Panel) => <Panel key={Panel.name} screen={screen} />)
  if (Answer) {
    return (
      <Question id={name} title={title} answer={<Answer screen={screen} />} size="large">
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
