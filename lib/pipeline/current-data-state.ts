import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { type DataFindings, type DataState, toDataState } from '@/lib/models/data-state'
import type { ModelName } from '@/lib/models/registry'
import { getDataFindings } from '@/lib/store/runs/data-tests'
import { toTestedWithinMs } from '@/lib/time/stale-after'

export type When = Readonly<{ now: Date; timeZone: string }>

/** What guards numbers that are read from some models at a moment, by the schedule of this workspace. */
export function toCurrentDataState(
  models: readonly ModelName[],
  standing: DataFindings,
  { now, timeZone }: When,
): DataState {
  const staleAfterMs = toTestedWithinMs({ ...getEnv(), timeZone }, now)
  return toDataState(models, standing, { now, staleAfterMs })
}

/** The same of what is stored. */
export async function readDataState(db: Db, models: readonly ModelName[], when: When): Promise<DataState> {
  return toCurrentDataState(models, await getDataFindings(db), when)
}
