import type { Db } from '@/lib/db'
import type { DataFindings, DataState } from '@/lib/models/data-state'
import { MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import { type DataKind, type Freshness, getFreshness } from '@/lib/store/freshness'
import { getDataFindings } from '@/lib/store/runs/data-tests'
import { getLastRunId } from '@/lib/store/runs/pipeline-runs'
import { readDataState, toCurrentDataState, type When } from './current-data-state'

/** How the numbers stand, for whoever looks after the server, and for open pages; moments are ISO 8601. */
export type Health = Readonly<{
  refreshed_at: string | null
  /** When a refresh last made other numbers. */
  changed_at: string | null
  /** demo or real; null while there are no events. */
  data_kind: DataKind | null
  waiting: boolean
  /** Programs have sent events in the last minutes. */
  live: boolean
  /** The pipeline's last run that ended. */
  last_run: string | null
  /** How all of the data stands; what the problems are is for members. */
  data: Readonly<{ state: DataState['state']; tested_at: string | null; problem_count: number }>
}>

export async function readHealth(db: Db, when: When): Promise<Health> {
  const [freshness, lastRun, findings] = await Promise.all([
    getFreshness(db),
    getLastRunId(db),
    getDataFindings(db),
  ])
  return toHealth({ freshness, lastRun, findings }, when)
}

type Found = Readonly<{ freshness: Freshness; lastRun: string | null; findings: DataFindings }>

/** The same of what was read already. */
export function toHealth({ freshness, lastRun, findings }: Found, when: When): Health {
  const { refreshedAt, changedAt, dataKind, waiting, live } = freshness
  const { state, testedAt, problems } = toCurrentDataState(MODEL_NAMES, findings, when)
  return {
    refreshed_at: refreshedAt?.toISOString() ?? null,
    changed_at: changedAt?.toISOString() ?? null,
    data_kind: dataKind,
    waiting,
    live,
    last_run: lastRun,
    data: { state, tested_at: testedAt, problem_count: problems.length },
  }
}

/**
 * A word for numbers that are read from some models, and another one as soon as there is something new to show of
 * them: a refresh, a run that tested the data, or tests that have grown too old.
 */
export async function readVersion(
  db: Db,
  models: readonly ModelName[],
  { refreshedAt, ...when }: When & Readonly<{ refreshedAt: Date | null }>,
): Promise<string> {
  const [lastRun, { state, problems }] = await Promise.all([
    getLastRunId(db),
    readDataState(db, models, when),
  ])
  return `${refreshedAt?.toISOString() ?? 'never'} ${lastRun ?? 'none'} ${state} ${problems.length}`
}
