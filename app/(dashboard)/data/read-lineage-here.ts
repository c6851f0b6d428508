import { getEnv } from '@/lib/env'
import type { Lineage } from '@/lib/lineage/lineage'
import { type LineageAsked, readLineage } from '@/lib/lineage/read-lineage'
import { toTestedWithinMs } from '@/lib/time/stale-after'
import { type Access, isVisitorAllowed } from '../../_access/visitor'

/** The lineage as whoever asks may see it: as a picture, or all of it. */
export function readLineageHere(access: Access, isWhole = false): Promise<Lineage> {
  return readLineage(access.db, { ...toAsked(access), isWhole })
}

/** Who asks, and when. */
export function toAsked({ visitor }: Access): Omit<LineageAsked, 'isWhole'> {
  const now = new Date()
  return {
    now,
    staleAfterMs: toTestedWithinMs(getEnv(), now),
    seesLinks: isVisitorAllowed(visitor, 'editor'),
  }
}
