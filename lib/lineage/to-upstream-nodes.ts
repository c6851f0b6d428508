import { formatCount } from '@/lib/format/format-number'
import type { DbtNode } from '@/lib/models/dbt-node'
import { follow } from '@/lib/models/follow'
import { type LineageNode, toNodeHref } from './lineage'
import { toDbtState } from './to-dbt-state'

/** So many have a node of their own; the rest are one. */
const MOST = 24

type Options = Readonly<{
  now: Date
  /** All of them, each a node of its own, also those that do not lead to our tables. */
  isWhole: boolean
}>

/** What of dbt leads to our raw tables, those that feed them first, and the exposures of what is shown. */
export function toUpstreamNodes(dbt: readonly DbtNode[], { now, isWhole }: Options): LineageNode[] {
  if (isWhole) return dbt.map((node) => toNode(node, now))
  const wanted = listLeading(dbt)
  const ids = new Set(wanted.slice(0, MOST).map(({ id }) => id))
  const nodes = dbt.filter(({ id }) => ids.has(id)).map((node) => toNode(node, now))
  return wanted.length > MOST ? [toRest(wanted.length - MOST), ...nodes] : nodes
}

/** Those that lead to our raw tables, by how near they are, then the exposures of these. */
export function listLeading(dbt: readonly DbtNode[]): readonly DbtNode[] {
  const byId = new Map(dbt.map((node) => [node.id, node]))
  const feeding = dbt.filter(({ feeds }) => feeds !== null).map(({ id }) => id)
  const ids = follow(feeding, (id) => byId.get(id)?.from.filter((one) => byId.has(one)))
  for (const { kind, id, from } of dbt)
    if (kind === 'exposure' && from.some((one) => ids.has(one))) ids.add(id)
  return [...ids].flatMap((id) => byId.get(id) ?? [])
}

/** The id that a node of dbt has in the lineage. */
export function toUpstreamId(id: string): string {
  return `dbt:${id}`
}

function toNode(node: DbtNode, now: Date): LineageNode {
  const { kind, name, from, url } = node
  const id = toUpstreamId(node.id)
  return {
    id,
    layer: 'upstream',
    name,
    note: `dbt ${kind}`,
    href: toNodeHref(id),
    opens: url === null ? null : { href: url, label: `Open ${name}` },
    state: kind === 'exposure' ? null : toDbtState(node, now),
    from: from.map(toUpstreamId),
  }
}

function toRest(count: number): LineageNode {
  return {
    id: 'dbt',
    layer: 'upstream',
    name: `${formatCount(count)} more`,
    note: 'dbt nodes',
    href: '/data/dbt',
    opens: null,
    state: null,
    from: [],
  }
}
