import { askSettings } from '@/app/_answers/read-request-settings'
import type { Lineage } from '@/lib/lineage/lineage'
import { type LineageAsked, readLineage } from '@/lib/lineage/read-lineage'
import { toTestedWithinMs } from '@/lib/time/stale-after'
import { type Access, isVisitorAllowed } from '../../_access/visitor'

/** The lineage as whoever asks may see it: as a picture, or all of it. */
export async function readLineageHere(access: Access, isWhole = false): Promise<Lineage> {
  return readLineage(access.db, { ...(await toAsked(access)), isWhole })
}

/** Who asks, and when. */
export async function toAsked({ visitor }: Access): Promise<Omit<LineageAsked, 'isWhole'>> {
  const now = new Date()
  return {
    now,
    staleAfterMs: toTestedWithinMs(await askSettings(), now),
    seesLinks: isVisitorAllowed(visitor, 'editor'),
  }
}
