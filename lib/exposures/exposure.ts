import type { ModelName } from '@/lib/models/registry'

/** Something that people look at and that is made from models, as dbt means it. */
export type Exposure = Readonly<{
  /** ASCII, unique, and the same for as long as the thing is the same. */
  name: string
  /** What people call it. */
  label: string
  /** high: somebody counts on it, since a link to it works or it belongs to the dashboard. Else medium. */
  maturity: 'high' | 'medium'
  url: string
  description: string
  owner: Readonly<{ name: string; email: string | null }>
  /** Those that its statements read, not what these are made from. */
  reads: readonly ModelName[]
  /** What it asks: the titles of its sections, in their order. */
  sections: readonly string[]
}>
