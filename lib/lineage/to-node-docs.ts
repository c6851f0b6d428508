import type { DbtNode } from '@/lib/models/dbt-node'
import { SECTIONS } from '@/lib/query/section'
import { DASHBOARD_PAGES } from '@/lib/reports/sections'
import type { LineageNode } from './lineage'
import { listNeighbours, type Neighbours } from './list-related'
import { type LineageInput, toLineage, toLinksId, toPageId, toReportId } from './to-lineage'
import { toUpstreamId } from './to-upstream-nodes'

type Told = Readonly<{
  /** What it is, in sentences. */
  description: string
  /** What it asks: the titles of its sections, in their order; none for what has none. */
  asks: readonly string[]
  /** Whose it is; null where nobody is said to have it. */
  owner: string | null
  /** As dbt has it; null for what is no node of dbt. */
  dbt: DbtNode | null
}>

/** What there is to say of a node that is no table. */
export type NodeDocs = Readonly<{ node: LineageNode }> & Neighbours & Told

/** Those of a node by its id, with every edge it has; of one that stands for many, the edges of the picture. Null: there is none. */
export function toNodeDocs(input: LineageInput, id: string): NodeDocs | null {
  for (const isWhole of [true, false]) {
    const lineage = toLineage({ ...input, isWhole })
    const node = lineage.find((one) => one.id === id)
    if (node) return { node, ...listNeighbours(lineage, id), ...tell(input, id) }
  }
  return null
}

function tell({ dbt, reports }: LineageInput, id: string): Told {
  const node = dbt.find((one) => toUpstreamId(one.id) === id)
  if (node) return tellDbt(node)
  const page = DASHBOARD_PAGES.find((one) => toPageId(one) === id)
  if (page) {
    const description = `The page ${page.title} of the dashboard.`
    return { ...NOTHING, description, asks: page.sections.map((name) => SECTIONS[name].title) }
  }
  const report = reports.find((one) => toReportId(one) === id)
  if (report) {
    const { description, sections, owner } = report
    const asks = sections.map((name) => SECTIONS[name].title)
    return { ...NOTHING, description: description?.trim() || 'A saved report.', asks, owner }
  }
  return {
    ...NOTHING,
    description: describeLinks(reports.find((one) => toLinksId(one) === id)?.name ?? null),
  }
}

const NOTHING = { asks: [], owner: null, dbt: null } as const

function tellDbt(dbt: DbtNode): Told {
  const description = dbt.description.trim() || 'Its project does not describe it.'
  return { asks: [], owner: dbt.owner, dbt, description }
}

/** `report` null: they are not of one report. */
function describeLinks(report: string | null): string {
  const shown = report === null ? 'what they were made of' : `the report “${report}”`
  return `Share links that work: whoever has one sees ${shown}, and needs no account.`
}
