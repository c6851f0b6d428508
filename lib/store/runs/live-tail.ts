import type { DbOrTransaction } from '@/lib/db'
import { MINUTE_MS } from '@/lib/time/duration'
import { toRowId } from '../row-id'

/** An event that was taken. */
export type Arrived = Readonly<{ at: Date; event: string; user: string }>

/** One that was not, as it came, and why. */
export type Refused = Readonly<{ at: Date; reason: string; row: string }>

/** What came of a live source lately: the newest first. */
export type LiveTail = Readonly<{
  taken: readonly Arrived[]
  refused: readonly Refused[]
  lastMinute: number
}>

/** Of more events than these only those that happened lately are looked through. */
const FEW = 20_000
const LATELY_MS = 10 * MINUTE_MS

/** The newest of today's import and of that before. */
export async function readLiveTail(db: DbOrTransaction, sourceId: string, most: number): Promise<LiveTail> {
  const runs = await db.importRun.findMany({
    where: { sourceId: toRowId(sourceId) },
    select: { id: true, stored: true },
    orderBy: { id: 'desc' },
    take: 2,
  })
  const importId = { in: runs.map(({ id }) => id) }
  const isFew = runs.reduce((sum, { stored }) => sum + stored, 0) <= FEW
  const since = (ms: number) => new Date(Date.now() - ms)
  const isOfIt = isFew ? { importId } : { importId, occurredAt: { gte: since(LATELY_MS) } }
  const [events, rejects, lastMinute] = await Promise.all([
    db.event.findMany({
      where: isOfIt,
      select: { receivedAt: true, type: true, userId: true, givenUserId: true },
      orderBy: { receivedAt: 'desc' },
      take: most,
    }),
    db.importReject.findMany({ where: { importId }, orderBy: { rejectedAt: 'desc' }, take: most }),
    db.event.count({ where: { ...isOfIt, receivedAt: { gte: since(MINUTE_MS) } } }),
  ])
  const taken = events.map(({ receivedAt, type, userId, givenUserId }) => ({
    at: receivedAt,
    event: type,
    user: givenUserId ?? userId,
  }))
  const refused = rejects.map(({ rejectedAt, reason, row }) => ({ at: rejectedAt, reason, row }))
  return { taken, refused, lastMinute }
}
