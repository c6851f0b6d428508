import type { ModelName } from './registry'

/** What a node of a dbt project is, of what is shown of it. */
export type DbtNodeKind = 'source' | 'seed' | 'model' | 'snapshot' | 'exposure'

export const FRESHNESS_STATES = ['pass', 'warn', 'error', 'runtime error'] as const
export const TEST_STATES = ['pass', 'warn', 'fail', 'error', 'skipped'] as const

/** As dbt's sources.json says it; `runtime error` where dbt could not ask. */
export type DbtFreshness = Readonly<{
  state: (typeof FRESHNESS_STATES)[number]
  /** The newest row that dbt saw; null where it could not ask. */
  maxLoadedAt: Date | null
  checkedAt: Date
}>

/** A test of dbt's with what run_results.json says of it; `state` null: not known to have run. */
export type DbtTest = Readonly<{
  name: string
  state: (typeof TEST_STATES)[number] | null
  /** Rows that failed, where dbt counted them. */
  failures: number | null
  ranAt: Date | null
}>

/** A node of a dbt project, upstream of what is ours. */
export type DbtNode = Readonly<{
  /** dbt's unique_id: 'model.shop.fct_events', 'source.shop.raw.events'. */
  id: string
  kind: DbtNodeKind
  project: string
  /** As a person writes it: 'fct_events', 'raw.events' for a source. */
  name: string
  /** Whether nothing outside its group, such as an exposure, may refer to it. */
  isPrivate: boolean
  description: string
  /** What is known of its columns, by their names. */
  columns: Readonly<Record<string, string>>
  /** Who owns it, where an exposure says so. */
  owner: string | null
  /** Where it is to be seen, where an exposure says so; only http and https. */
  url: string | null
  /** The ids of the nodes it is made from. */
  from: readonly string[]
  /** The raw table of ours that its rows arrive in; null where none is known. */
  feeds: ModelName | null
  /** Null where nothing is known: never to be shown as fine. */
  freshness: DbtFreshness | null
  tests: readonly DbtTest[]
}>
