import type { DataTest } from './data-test'
import type { PipelineStepName } from './pipeline-step'

/** A table of the shop as the docs, the tests, the lineage and the exposures know it. */
export type ModelSpec = Readonly<{
  /** raw: as it came. funnel: derived by the refresh. snapshot: the history of rows that change. */
  kind: 'raw' | 'funnel' | 'snapshot'
  description: string
  /** What one row is. */
  grain: string
  /** Every column of the table in its order, with what it means. */
  columns: Readonly<Record<string, string>>
  /** The models that its rows are made from. */
  from: readonly string[]
  tests: readonly DataTest[]
}>

/** What is written of a model: its kind is that of those it stands among, and raw ones are made from none. */
export type ModelText = Omit<ModelSpec, 'kind' | 'from'> & Partial<Pick<ModelSpec, 'from'>>

/** The step of the pipeline that writes models of a kind. */
export const WRITTEN_BY = {
  raw: 'import',
  funnel: 'refresh',
  snapshot: 'snapshot',
} as const satisfies Record<ModelSpec['kind'], PipelineStepName>
