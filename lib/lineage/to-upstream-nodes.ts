import { formatCount } from '@/lib/format/format-number'
import type { DbtNode } from '@/lib/models/dbt-node'
import type { GuardState } from '@/lib/models/guard'
import type { LineageNode } from './lineage'

/** So many have a node of their own; the rest are one. */
const MOST = 24

/** What of dbt leads to our raw tables, those that feed them first, and the exposures of what is shown. */
export function toUpstreamNodes(dbt: readonly DbtNode[]): LineageNode[] {
  const wanted = listWanted(dbt)
  const shown = wanted.slice(0, MOST)
  const ids = new Set(shown.map(({ id }) => id))
  const nodes = dbt.filter(({ id }) => ids.has(id)).map(toNode)
  return wanted.length > MOST ? [toRest(wanted.length - MOST), ...nodes] : nodes
}

/** By how near they are to our tables. */
function listWanted(dbt: readonly DbtNode[]): readonly DbtNode[] {
  const byId = new Map(dbt.map((node) => [node.id, node]))
  const found = new Set<DbtNode>(dbt.filter(({ feeds }) => feeds !== null))
  // A set that grows while it is gone through is gone through to its end.
  for (const { from } of found) for (const id of from) addKnown(found, byId.get(id))
  for (const node of dbt) {
    const isOfShown = node.kind === 'exposure' && node.from.some((id) => isFound(found, byId.get(id)))
    if (isOfShown) found.add(node)
  }
  return [...found]
}

function addKnown(found: Set<DbtNode>, node: DbtNode | undefined): void {
  if (node) found.add(node)
}

function isFound(found: ReadonlySet<DbtNode>, node: DbtNode | undefined): boolean {
  return node !== undefined && found.has(node)
}

function toNode(node: DbtNode): LineageNode {
  const { id, kind, name, from } = node
  return {
    id: `dbt:${id}`,
    layer: 'upstream',
    name,
    note: `dbt ${kind}`,
    href: `/data/dbt#${encodeURIComponent(id)}`,
    state: kind === 'exposure' ? null : toDbtState(node),
    from: from.map((before) => `dbt:${before}`),
  }
}

function toRest(count: number): LineageNode {
  return {
    id: 'dbt',
    layer: 'upstream',
    name: `${formatCount(count)} more`,
    note: 'dbt nodes',
    href: '/data/dbt',
    state: null,
    from: [],
  }
}

/** By its tests and its freshness. Passed only where something is known and nothing is unknown. */
export function toDbtState({ tests, freshness }: DbtNode): GuardState {
  const states = tests.map(({ state }) => state)
  if (states.includes('fail') || states.includes('error')) return 'failed'
  if (freshness?.state === 'error' || freshness?.state === 'runtime error') return 'stale'
  if (states.includes('warn') || freshness?.state === 'warn') return 'warned'
  const isKnown = states.every((state) => state === 'pass') && (states.length > 0 || freshness !== null)
  return isKnown ? 'passed' : 'untested'
}
