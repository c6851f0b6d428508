import { type ReactNode, Suspense } from 'react'
import { NoEvents } from '@/app/_frame/no-data'
import { findNoSessions } from '@/app/_frame/no-sessions'
import { Question } from '@/app/_frame/question'
import { Refused } from '@/app/_frame/refused'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import type { Screen } from '@/app/_screen/screen'
import { Skeleton } from '@/components/ui/instead/skeleton'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { knowPast, PAGES, parsePagePath, SECTIONS, type SectionName, toSubject } from '@/lib/query/section'
import { readsAsExperiment } from '@/lib/reports/breakdown/experiment-result'
import { BreakdownPicturePanel, BreakdownTablePanel } from './breakdown/breakdown-panels'
import { ExperimentPanel } from './breakdown/experiment-panel'
import { CataloguePanel } from './catalogue/catalogue-panel'
import { ComparePanel } from './compare/compare-panel'
import { WhyPanel } from './compare/why-panel'
import { DifferentPanel, DifferentSentences } from './different/different-panel'
import {
  LatePanels,
  LateSentences,
  ServicesPanel,
  ShipTimePanels,
  ShipTimeSentences,
} from './fulfilment/fulfilment-panels'
import { MoneyPanel, MoneySentences } from './fulfilment/money-panel'
import { TrackingPanel, TrackingSentences } from './fulfilment/tracking-panel'
import { withOrders } from './fulfilment/with-orders'
import {
  DropOffPanel,
  DropOffSentences,
  ProductDropOffPanel,
  ProductDropOffSentences,
} from './funnel/drop-off-panels'
import { FunnelPanels, FunnelSentences } from './funnel/funnel-panels'
import { HeadlinePanel } from './headline/headline-panel'
import { PathsPanel, PathsSentences } from './paths/paths-panels'
import { ProductsPicturePanel, ProductsTablePanel } from './products/products-panels'
import { QuarterAnswers } from './quarters/quarter-answers-panel'
import { ChangedPanels, OpenPanel, PeriodsPanel } from './quarters/quarter-panels'
import { SegmentsPanels, SegmentsSentences } from './segments/segments-panels'
import { ProductTimesPanel, TimingPanels, TimingSentences } from './timing/timing-panels'
import { ChangeSentences, TrendPanels } from './trend/trend-panels'
import { WorthBarsPanel, WorthHeatPanel, WorthSentences, WorthTablePanel } from './worth/worth-panels'

type Props = Readonly<{ screen: Screen }>

type Part = (props: Props) => ReactNode | Promise<ReactNode>

/** What a section shows: an answer in words beside its pictures, or pictures alone. */
type Parts = Readonly<{
  Sentences?: Part
  panels: readonly Part[]
  /** How large its pictures are while they are awaited; large where nothing is said. */
  size?: 'small' | 'medium'
  /** Whether it has anything to say to this question; always where nothing is said. */
  isFor?: (screen: Screen) => boolean
  /** Its figures say what it is about; its title is not shown. */
  isSaid?: true
}>

const isOfMany = (screen: Screen) => screen.query.scope.product === undefined && hasProducts(screen)
const hasProducts = ({ query }: Screen) => funnelOf(query).per === 'product'
const isCompared = (screen: Screen) => screen.before !== null && hasProducts(screen)

const PARTS: Record<SectionName, Parts> = {
  headline: { panels: [HeadlinePanel], size: 'small', isSaid: true },
  funnel: { Sentences: FunnelSentences, panels: [FunnelPanels] },
  'drop-off': { Sentences: DropOffSentences, panels: [DropOffPanel], size: 'small' },
  'product-drop-off': {
    Sentences: ProductDropOffSentences,
    panels: [ProductDropOffPanel],
    size: 'medium',
    isFor: isOfMany,
  },
  'time-to-step': { Sentences: TimingSentences, panels: [TimingPanels] },
  trend: { Sentences: ChangeSentences, panels: [TrendPanels] },
  breakdown: { panels: [BreakdownTablePanel, BreakdownPicturePanel] },
  experiment: { panels: [ExperimentPanel], size: 'small', isFor: readsAsExperiment },
  segments: { panels: [SegmentsSentences, SegmentsPanels], size: 'medium' },
  products: { panels: [ProductsTablePanel, ProductsPicturePanel], isFor: hasProducts },
  catalogue: { panels: [CataloguePanel] },
  'product-times': { panels: [ProductTimesPanel], isFor: hasProducts },
  paths: { Sentences: PathsSentences, panels: [PathsPanel] },
  answers: { panels: [QuarterAnswers], size: 'small' },
  periods: { panels: [PeriodsPanel] },
  changed: { panels: [ChangedPanels, OpenPanel] },
  why: { panels: [WhyPanel], isFor: isCompared },
  compare: { panels: [ComparePanel], isFor: isCompared },
  different: { panels: [DifferentSentences, DifferentPanel] },
  worth: { panels: [WorthSentences, WorthBarsPanel, WorthHeatPanel, WorthTablePanel], isFor: hasProducts },
  'ship-time': { Sentences: ShipTimeSentences, panels: [ShipTimePanels], size: 'medium' },
  late: { Sentences: LateSentences, panels: [LatePanels], size: 'medium' },
  services: { panels: [ServicesPanel], size: 'small' },
  money: { Sentences: MoneySentences, panels: [MoneyPanel], size: 'small' },
  tracking: { Sentences: TrackingSentences, panels: [TrackingPanel], size: 'medium' },
}

/**
 * The sections of a page or report, in its order, and `children` after them; in place of all that, why there is nothing to
 * show. What has nothing to say to the question is left out, unless that is all.
 */
export async function Sections({ screen, children }: Props & Readonly<{ children?: ReactNode }>) {
  const names = screen.place.sections
  const told = names.filter((name) => PARTS[name].isFor?.(screen) ?? true)
  const shown = told.length > 0 ? told : names
  return (
    (await findNothing(screen)) ?? (
      <>
        {shown.map((name) => (
          <Section key={name} screen={screen} name={name} />
        ))}
        {children}
      </>
    )
  )
}

/** That there is nothing of what all sections are of; null where there is. What products cost says so itself. */
async function findNothing(screen: Screen): Promise<ReactNode> {
  if (!screen.data) return <NoEvents mayAdd={screen.place.mayEdit} />
  if (screen.refusal) return <Refused screen={screen} />
  const subject = toSubject(screen.place.sections)
  if (subject === 'products') return null
  if (subject === 'sessions') return findNoSessions(screen)
  return knowPast(screen.place.sections) ? withOrders(screen, () => null) : null
}

function Section({ screen, name }: Props & Readonly<{ name: SectionName }>) {
  const { Sentences, panels, size = 'large', isSaid = false } = PARTS[name]
  // The headline says already whether the rate moved.
  const isTold = name === 'trend' && screen.place.sections.includes('headline')
  const { title } = SECTIONS[name]
  const pictures = panels.map((panel) => (
    <Suspense key={panel.name} fallback={<Skeleton size={size} />}>
      <Shown part={panel} screen={screen} />
    </Suspense>
  ))
  return (
    <Question
      id={name}
      title={title}
      isSaid={isSaid || title === nameOwnPage(screen)}
      answer={Sentences && !isTold && <Shown part={Sentences} screen={screen} />}
    >
      {pictures}
    </Question>
  )
}

/** A part, or the sentence of what went wrong in its place: the others stay. */
function Shown({ part, screen }: Props & Readonly<{ part: Part }>) {
  return withErrorBoundary(async () => part({ screen }))
}

/** What the page itself is called; null for a report. */
function nameOwnPage({ place }: Screen): string | null {
  const page = parsePagePath(place.path)
  return page && PAGES[page].title
}
