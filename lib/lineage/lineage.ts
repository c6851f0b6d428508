import type { GuardState } from '@/lib/models/guard'

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
  /** Where more is said of it; null where the reader may not go. */
  href: string | null
  /** How the data stand; null for what holds none. */
  state: GuardState | null
  /** The ids of the nodes that it is made from. */
  from: readonly string[]
}>

/** The nodes in the order in which they are read: by layer, and in each as the code has them. */
export type Lineage = readonly LineageNode[]
