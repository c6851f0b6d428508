import { formatName } from '@/lib/format/format-name'
import { formatCount } from '@/lib/format/format-number'
import type { DataState } from '@/lib/models/data-state'
import type { DbtNode } from '@/lib/models/dbt-node'
import { getModel, MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import type { SectionName } from '@/lib/query/section'
import { DASHBOARD_PAGES, type DashboardPage, listSectionReads } from '@/lib/reports/sections'
import type { ListedReport } from '@/lib/store/kept/report-list'
import type { ModelCount } from '@/lib/store/runs/model-counts'
import { type Lineage, type LineageNode, toNodeHref } from './lineage'
import { toUpstreamId, toUpstreamNodes } from './to-upstream-nodes'

/** A saved report, and how many links to it work. */
export type LineageReport = Pick<ListedReport, 'id' | 'name' | 'description' | 'owner' | 'links'> &
  Readonly<{
    sections: readonly SectionName[]
    /** The name of the saved funnel that it asks about; none: the product funnel. */
    funnels: readonly string[]
  }>

export type LineageInput = Readonly<{
  dbt: readonly DbtNode[]
  /** Rows of the models that were counted. */
  rows: ReadonlyMap<string, Pick<ModelCount, 'rows' | 'isEstimate'>>
  reports: readonly LineageReport[]
  /** The names of the saved funnels that goals are set on. */
  goalFunnels: readonly string[]
  /** The sections of each page that was shared without being saved, one for each link that works. */
  sharedPages: readonly (readonly SectionName[])[]
  /** What guards numbers that are read from these models. */
  dataState: (models: readonly ModelName[]) => DataState
  now: Date
  /** Whether the reader may see the list of links. */
  seesLinks: boolean
  /** Everything with a node of its own, for pages that say all of one; false: as a picture, with what is too much folded. */
  isWhole: boolean
}>

/** So many saved reports have a node of their own. */
const MOST_REPORTS = 12

/** What is made from what: dbt's nodes, tables, pages and reports, links. */
export function toLineage(input: LineageInput): Lineage {
  const most = input.isWhole ? input.reports.length : MOST_REPORTS
  const [shown, rest] = [input.reports.slice(0, most), input.reports.slice(most)]
  return [
    ...toUpstreamNodes(input.dbt, input),
    ...MODEL_NAMES.map((name) => toModelNode(name, input)),
    ...DASHBOARD_PAGES.map((page) => toPageNode(page, input)),
    ...shown.map((report) => toReportNode(report, input)),
    ...(rest.length > 0 ? [toRestNode(rest, input)] : []),
    ...listLinks(shown, rest, input),
  ]
}

const toModelId = (name: string) => `model:${name}`

/** The ids that a page, a saved report and its links have in the lineage. */
export const toPageId = ({ name }: Readonly<{ name: string }>) => `page:${name}`
export const toReportId = ({ id }: Readonly<{ id: string }>) => `report:${id}`
export const toLinksId = ({ id }: Readonly<{ id: string }>) => `links:${id}`

function sayRows({ rows, isEstimate }: Pick<ModelCount, 'rows' | 'isEstimate'>): string {
  return `${isEstimate ? 'about ' : ''}${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`
}

function toModelNode(name: ModelName, { dbt, rows, dataState }: LineageInput): LineageNode {
  const { kind, from } = getModel(name)
  const feeding = dbt.filter(({ feeds }) => feeds === name).map(({ id }) => toUpstreamId(id))
  const count = rows.get(name)
  return {
    id: toModelId(name),
    layer: kind === 'raw' ? 'raw' : 'derived',
    name,
    note: count === undefined ? null : sayRows(count),
    href: `/data/${name}`,
    opens: null,
    state: dataState([name]).state,
    from: [...feeding, ...from.map(toModelId)],
  }
}

/** What shows numbers that it reads from models. */
function toReader(
  node: Pick<LineageNode, 'id' | 'name' | 'note' | 'opens'>,
  reads: readonly ModelName[],
  { dataState }: LineageInput,
): LineageNode {
  const { state } = dataState(reads)
  return { ...node, layer: 'reports', href: toNodeHref(node.id), state, from: reads.map(toModelId) }
}

function toPageNode(page: DashboardPage, input: LineageInput): LineageNode {
  const { path, title: name, reads } = page
  const opens = { href: path, label: `Open the page ${name}` }
  const note = sayFunnels('Page', path === '/goals' ? input.goalFunnels : [])
  return toReader({ id: toPageId(page), name, note, opens }, reads, input)
}

function toReportNode(report: LineageReport, input: LineageInput): LineageNode {
  const opens = { href: `/reports/${report.id}`, label: 'Open the report' }
  const note = sayFunnels('Saved report', report.funnels)
  const node = { id: toReportId(report), name: report.name, note, opens }
  return toReader(node, listSectionReads(report.sections), input)
}

/** `Saved report · funnel Checkout`: a reader of numbers, and of which saved funnels they are. */
function sayFunnels(reader: string, names: readonly string[]): string {
  if (names.length === 0) return reader
  return `${reader} · ${names.length === 1 ? 'funnel' : 'funnels'} ${names.map(formatName).join(', ')}`
}

function toRestNode(rest: readonly LineageReport[], input: LineageInput): LineageNode {
  const reads = listSectionReads([...new Set(rest.flatMap(({ sections }) => sections))])
  const node = { id: 'reports', name: `${formatCount(rest.length)} more`, note: 'Saved reports', opens: null }
  return { ...toReader(node, reads, input), href: '/reports' }
}

/** One node for the links of each report, one for those of pages. */
function listLinks(
  shown: readonly LineageReport[],
  rest: readonly LineageReport[],
  { sharedPages, seesLinks }: LineageInput,
): LineageNode[] {
  const toNode = (id: string, count: number, from: readonly string[]): LineageNode[] => {
    if (count === 0) return []
    const name = count === 1 ? '1 link' : `${formatCount(count)} links`
    const opens = seesLinks ? { href: '/settings/links', label: 'Open the list of links' } : null
    return [{ id, layer: 'links', name, note: 'Shared', href: toNodeHref(id), opens, state: null, from }]
  }
  return [
    ...shown.flatMap((report) => toNode(toLinksId(report), report.links, [toReportId(report)])),
    ...toNode(
      'links:reports',
      rest.reduce((sum, { links }) => sum + links, 0),
      ['reports'],
    ),
    ...toNode('links:pages', sharedPages.length, listSharedPages(sharedPages)),
  ]
}

/** The pages that were shared, each once, in their order. */
function listSharedPages(shared: LineageInput['sharedPages']): string[] {
  const found = new Set(shared.map(findSharedPage))
  return DASHBOARD_PAGES.filter((page) => found.has(page)).map(toPageId)
}

/**
 * The page that was shared with these sections: the one whose own are most like them (Jaccard: in both, of those in
 * either), because pages may have got others since. Null where none has any of them.
 */
function findSharedPage(sections: readonly SectionName[]): DashboardPage | null {
  const likeness = ({ sections: own }: DashboardPage) => {
    const common = sections.filter((name) => own.includes(name)).length
    return common / (sections.length + own.length - common)
  }
  const [nearest] = DASHBOARD_PAGES.toSorted((a, b) => likeness(b) - likeness(a))
  return nearest && likeness(nearest) > 0 ? nearest : null
}
