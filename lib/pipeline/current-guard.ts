import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { type Guard, type Standing, toGuard } from '@/lib/models/guard'
import type { ModelName } from '@/lib/models/registry'
import { getStanding } from '@/lib/store/data-tests'
import { toTestedWithinMs } from './stale-after'

/** What guards numbers that are read from some models at a moment, by the schedule of this workspace. */
export function toCurrentGuard(models: readonly ModelName[], standing: Standing, now: Date): Guard {
  return toGuard(models, standing, { now, staleAfterMs: toTestedWithinMs(getEnv(), now) })
}

/** The same of what is stored. */
export async function readGuard(db: Db, models: readonly ModelName[], now: Date): Promise<Guard> {
  return toCurrentGuard(models, await getStanding(db), now)
}
