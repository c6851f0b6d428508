import { formatCount } from '@/lib/format/format-number'
import type { DbtNode } from '@/lib/models/dbt-node'
import type { Guard } from '@/lib/models/guard'
import { getModel, MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import type { SectionName } from '@/lib/query/section'
import { PAGES } from '@/lib/query/section'
import { READS } from '@/lib/reports/reads'
import { listSectionReads } from '@/lib/reports/section-reads'
import type { Lineage, LineageNode } from './lineage'
import { toUpstreamNodes } from './to-upstream-nodes'

/** A saved report, and how many links to it work. */
export type LineageReport = Readonly<{
  id: string
  name: string
  sections: readonly SectionName[]
  links: number
}>

export type LineageInput = Readonly<{
  dbt: readonly DbtNode[]
  /** Rows of the models that were counted. */
  rows: ReadonlyMap<string, number>
  reports: readonly LineageReport[]
  /** The sections of each page that was shared without being saved, one for each link that works. */
  sharedPages: readonly (readonly SectionName[])[]
  /** What guards numbers that are read from these models. */
  guard: (models: readonly ModelName[]) => Guard
  /** Whether the reader may see the list of links. */
  seesLinks: boolean
}>

/** So many saved reports have a node of their own. */
const MOST_REPORTS = 12

/** What is made from what: dbt's nodes, tables, pages and reports, links. */
export function toLineage(input: LineageInput): Lineage {
  const shown = input.reports.slice(0, MOST_REPORTS)
  const rest = input.reports.slice(MOST_REPORTS)
  return [
    ...toUpstreamNodes(input.dbt),
    ...MODEL_NAMES.map((name) => toModelNode(name, input)),
    ...listPages(input),
    ...shown.map((report) => toReportNode(report, input)),
    ...(rest.length > 0 ? [toRestNode(rest, input)] : []),
    ...listLinks(shown, rest, input),
  ]
}

const toModelId = (name: string) => `model:${name}`

function toModelNode(name: ModelName, { dbt, rows, guard }: LineageInput): LineageNode {
  const { kind, from } = getModel(name)
  const feeding = dbt.filter(({ feeds }) => feeds === name).map(({ id }) => `dbt:${id}`)
  const count = rows.get(name)
  return {
    id: toModelId(name),
    layer: kind === 'raw' ? 'raw' : 'derived',
    name,
    note: count === undefined ? null : `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`,
    href: `/data/${name}`,
    state: guard([name]).state,
    from: [...feeding, ...from.map(toModelId)],
  }
}

function listPages({ guard }: LineageInput): LineageNode[] {
  const goals = { path: '/goals', title: 'Goals', reads: READS.goals }
  const pages = Object.entries(PAGES).map(([path, { title, sections }]) => ({
    path,
    title,
    reads: listSectionReads(sections),
  }))
  return [...pages, goals].map(({ path, title, reads }) => ({
    id: `page:${path}`,
    layer: 'reports',
    name: title,
    note: 'Page',
    href: path,
    state: guard(reads).state,
    from: reads.map(toModelId),
  }))
}

function toReportNode({ id, name, sections }: LineageReport, { guard }: LineageInput): LineageNode {
  const reads = listSectionReads(sections)
  return {
    id: `report:${id}`,
    layer: 'reports',
    name,
    note: 'Saved report',
    href: `/reports/${id}`,
    state: guard(reads).state,
    from: reads.map(toModelId),
  }
}

function toRestNode(rest: readonly LineageReport[], { guard }: LineageInput): LineageNode {
  const reads = listSectionReads([...new Set(rest.flatMap(({ sections }) => sections))])
  return {
    id: 'reports',
    layer: 'reports',
    name: `${formatCount(rest.length)} more`,
    note: 'Saved reports',
    href: '/reports',
    state: guard(reads).state,
    from: reads.map(toModelId),
  }
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
    const href = seesLinks ? '/settings/links' : null
    return [{ id, layer: 'links', name, note: 'Shared', href, state: null, from }]
  }
  return [
    ...shown.flatMap(({ id, links }) => toNode(`links:${id}`, links, [`report:${id}`])),
    ...toNode(
      'links:reports',
      rest.reduce((sum, { links }) => sum + links, 0),
      ['reports'],
    ),
    ...toNode('links:pages', sharedPages.length, listSharedPages(sharedPages)),
  ]
}

/** The pages that any of these sections stand on. */
function listSharedPages(shared: LineageInput['sharedPages']): string[] {
  const sections = new Set(shared.flat())
  return Object.entries(PAGES)
    .filter(([, page]) => page.sections.some((name) => sections.has(name)))
    .map(([path]) => `page:${path}`)
}
