import { funnelOf } from '@/lib/funnel/funnel-of'
import type { MetricKind } from '@/lib/funnel/metrics'
import { MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import { COUNTED_KINDS } from '@/lib/query/metric'
import { EVERYTHING } from '@/lib/query/report-query'
import type { Request } from '@/lib/query/request/request'
import { listTables, PAGES, type PagePath, type SectionName } from '@/lib/query/section'
import {
  toCompareAsked,
  toFulfilmentTrendAsked,
  toGoalMetricAsked,
  toGoalsAsked,
  toPathsOfStepAsked,
  toQuartersAsked,
  toToDateAsked,
} from './asked-of-request'
import type { Asker } from './asker'
import { readsAsExperiment } from './breakdown/experiment-result'
import { type AskedOf, getReport, isByProduct, REPORTS, type ReportName } from './registry'
import { TABLES } from './tables'

/** One question of a section. */
type Asks = Readonly<{
  /** What the answer is made of; null: of no report. */
  report: ReportName | null
  put: (ask: Asker, request: Request) => Promise<unknown> | null
}>

/** A report as a section asks it, of the request where nothing else is said; nothing where `toAsked` has nothing to ask. */
function of<Name extends ReportName>(
  report: Name,
  toAsked: (request: Request) => AskedOf<Name> | null = (request) => request,
): Asks {
  const put: Asks['put'] = (ask, request) => {
    const asked = toAsked(request)
    return asked && ask.report(report, asked)
  }
  return { report, put }
}

const ANNOTATIONS: Asks = { report: null, put: (ask) => ask.annotations(null) }
const GOALS: Asks = {
  report: 'goals',
  put: (ask, request) => ask.goals(toGoalsAsked(request)),
}
const CATEGORIES: Asks = { report: null, put: (ask) => ask.categories() }

const funnel = of('funnel')
const funnelBefore = of('funnel', ({ previous }) => previous && { query: previous })
const usualChange = of('usual-change', ({ query, previous }) => previous && { query, before: previous })
const products = of('products')
const fulfilment = of('fulfilment')
const fulfilmentTrend = of('fulfilment-trend', toFulfilmentTrendAsked)
const changeByProduct = of('change-by-product', ({ query, before }) => before && { query, before })
const toDate = (...kinds: MetricKind[]) => of('to-date', (request) => toToDateAsked(request, kinds))
const worth = of('worth')

/** What each section asks. Its panels ask nothing else, so that whoever keeps these answers can show it. */
const ASKS: Record<SectionName, readonly Asks[]> = {
  headline: [
    funnel,
    funnelBefore,
    usualChange,
    worth,
    { report: null, put: (ask, request) => ask.goalMetric(...toGoalMetricAsked(request)) },
  ],
  funnel: [
    funnel,
    of('funnel', ({ previous, comparing }) => (comparing && previous ? { query: previous } : null)),
  ],
  'drop-off': [funnel],
  'product-drop-off': [of('product-drop-offs')],
  'time-to-step': [of('time-to-step')],
  trend: [
    funnel,
    funnelBefore,
    usualChange,
    of('change', ({ query, previous }) => previous && { query, before: previous }),
    of('trend', ({ query }) => ({ query, grain: query.grain })),
    of('trend', ({ previous, comparing }) =>
      comparing && previous ? { query: previous, grain: previous.grain } : null,
    ),
    ANNOTATIONS,
  ],
  products: [products],
  experiment: [
    of('experiment', (request) =>
      readsAsExperiment(request) ? { ...request, metric: request.rateMetric } : null,
    ),
  ],
  breakdown: [of('breakdown'), of('attributes', () => ({ query: EVERYTHING }))],
  segments: [of('segments')],
  catalogue: [of('catalogue')],
  'product-times': [of('times-by-product')],
  paths: [of('paths', toPathsOfStepAsked)],
  answers: [
    toDate(...COUNTED_KINDS),
    changeByProduct,
    of('compare', toCompareAsked),
    of('compare', (request) => toCompareAsked({ ...request, by: 'category' })),
    CATEGORIES,
    worth,
    GOALS,
  ],
  periods: [of('quarters', toQuartersAsked), ANNOTATIONS],
  changed: [toDate(...COUNTED_KINDS), toDate('seconds'), of('open')],
  why: [changeByProduct],
  compare: [of('compare', toCompareAsked)],
  different: [of('different', ({ rateMetric, ...request }) => ({ ...request, metric: rateMetric }))],
  worth: [worth],
  'ship-time': [fulfilment, fulfilmentTrend, ANNOTATIONS],
  late: [fulfilment, fulfilmentTrend, ANNOTATIONS],
  services: [fulfilment],
  money: [of('money')],
  tracking: [of('tracking'), ANNOTATIONS],
}

/** Puts every question of sections, and what every report is headed by. */
export async function askSections(
  ask: Asker,
  names: readonly SectionName[],
  request: Request,
): Promise<void> {
  const hasProducts = funnelOf(request.query).per === 'product'
  const asks = [funnel, ...names.flatMap((name) => ASKS[name])].filter(
    ({ report }) => hasProducts || report === null || !isByProduct(report),
  )
  await Promise.all([ask.standing(), ...asks.map(({ put }) => put(ask, request))])
}

/** The models that the answers behind sections read, each once, in the order of MODELS. */
export function listSectionReads(sections: readonly SectionName[]): readonly ModelName[] {
  const reports = [
    ...listTables(sections).map((table) => TABLES[table].report),
    ...sections.flatMap((name) => ASKS[name].flatMap(({ report }) => report ?? [])),
  ]
  const read = new Set<ModelName>(reports.flatMap((report) => getReport(report).reads))
  return MODEL_NAMES.filter((name) => read.has(name))
}

/** A page of the dashboard, as lineage and exposures know it. */
export type DashboardPage = Readonly<{
  /** `overview`, else the path without its first slash. */
  name: string
  path: PagePath | '/goals'
  title: string
  sections: readonly SectionName[]
  reads: readonly ModelName[]
}>

/** Those that can be saved or shared, and the goals. */
export const DASHBOARD_PAGES: readonly DashboardPage[] = [
  ...(Object.keys(PAGES) as PagePath[]).map((path) => {
    const { title, sections } = PAGES[path]
    const name = path === '/' ? 'overview' : path.slice(1)
    return { name, path, title, sections, reads: listSectionReads(sections) }
  }),
  { name: 'goals', path: '/goals', title: 'Goals', sections: [], reads: REPORTS.goals.reads },
]
