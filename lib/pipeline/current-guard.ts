import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { type Guard, type Standing, toGuard } from '@/lib/models/guard'
import type { ModelName } from '@/lib/models/registry'
import { getStanding } from '@/lib/store/data-tests'
import { toStaleAfterMs } from './stale-after'

/** What guards numbers that are read from some models at a moment, by the schedule of this workspace. */
export function toCurrentGuard(models: readonly ModelName[], standing: Standing, now: Date): Guard {
  const { schedule, timeZone } = getEnv()
  const staleAfterMs = schedule === null ? null : toStaleAfterMs(schedule, timeZone, now)
  return toGuard(models, standing, { now, staleAfterMs })
}

/** The same of what is stored. */
export async function readGuard(db: Db, models: readonly ModelName[], now: Date): Promise<Guard> {
  return toCurrentGuard(models, await getStanding(db), now)
}
