import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import type { PipelineStepName } from '@/lib/models/pipeline-step'

export type PipelineSettings = Pick<
  Settings,
  | 'timeZone'
  | 'idleMinutes'
  | 'dataDir'
  | 'watchDir'
  | 'testsDir'
  | 'testAllHours'
  | 'dbtTarget'
  | 'snapshotStrategy'
  | 'hardDeletes'
  | 'firstDay'
  | 'repeatedIds'
  | 'keepDays'
  | 'freshness'
  | 'sourceUrls'
>

/** What a step of a run works with. */
export type PipelineContext = Readonly<{
  db: Db
  runId: bigint
  settings: PipelineSettings
  /** The moment at which the step began. */
  now: Date
  /** The tests look at everything, whatever they looked at before. */
  fullTests?: boolean
  /** Steps of this run that failed or were skipped. */
  broken: ReadonlySet<PipelineStepName>
  /** Adds a line to what is kept of the step. */
  log: (line: string) => void
}>

/** What a step came to. `rows`: written, computed or tried; null where there is nothing to count. */
export type StepResult = Readonly<{
  state: 'passed' | 'warned' | 'failed'
  rows: number | null
  message: string
}>
