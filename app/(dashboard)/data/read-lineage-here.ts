import { getEnv } from '@/lib/env'
import type { Lineage } from '@/lib/lineage/lineage'
import { readLineage } from '@/lib/lineage/read-lineage'
import { toTestedWithinMs } from '@/lib/pipeline/stale-after'
import { type Access, isVisitorAllowed } from '../../_access/visitor'

/** The lineage as whoever asks may see it. */
export function readLineageHere({ db, visitor }: Access): Promise<Lineage> {
  const now = new Date()
  return readLineage(db, {
    now,
    staleAfterMs: toTestedWithinMs(getEnv(), now),
    seesLinks: isVisitorAllowed(visitor, 'editor'),
  })
}
