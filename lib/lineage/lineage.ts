import type { DataStateName } from '@/lib/models/data-state'

/** The layers from left to right: each is made from those before it. */
export const LAYERS = {
  upstream: { label: 'dbt' },
  raw: { label: 'Raw tables' },
  derived: { label: 'Funnel and snapshots' },
  reports: { label: 'Pages and reports' },
  links: { label: 'Share links' },
} as const satisfies Record<string, { label: string }>

export type Layer = keyof typeof LAYERS

export const LAYER_NAMES = Object.keys(LAYERS) as readonly Layer[]

export type LineageNode = Readonly<{
  /** Unique, as `model:event` or `report:7`. */
  id: string
  layer: Layer
  name: string
  /** A few words more: rows, what it is; null where there is nothing to say. */
  note: string | null
  /** The page that says more of it: of tables /data/event, of others one by its id, of what is folded the list of it. */
  href: string
  /** Where the thing itself is, with what leads there; null where there is no such place, or the reader may not go. */
  opens: Readonly<{ href: string; label: string }> | null
  /** How the data stand; null for what holds none. */
  state: DataStateName | null
  /** The ids of the nodes that it is made from. */
  from: readonly string[]
}>

/** The nodes in the order in which they are read: by layer, and in each as the code has them. */
export type Lineage = readonly LineageNode[]

/** The page of a node that is no table: /data/node/report:7. */
export function toNodeHref(id: string): string {
  return `/data/node/${encodeURIComponent(id).replaceAll('%3A', ':')}`
}
