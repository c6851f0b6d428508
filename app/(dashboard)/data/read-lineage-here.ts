import { getEnv } from '@/lib/env'
import type { Lineage } from '@/lib/lineage/lineage'
import { readLineage } from '@/lib/lineage/read-lineage'
import { toStaleAfterMs } from '@/lib/pipeline/stale-after'
import { type Access, isVisitorAllowed } from '../../_access/visitor'

/** The lineage as whoever asks may see it. */
export function readLineageHere({ db, visitor }: Access): Promise<Lineage> {
  const { schedule, timeZone } = getEnv()
  const now = new Date()
  return readLineage(db, {
    now,
    staleAfterMs: schedule === null ? null : toStaleAfterMs(schedule, timeZone, now),
    seesLinks: isVisitorAllowed(visitor, 'editor'),
  })
}
