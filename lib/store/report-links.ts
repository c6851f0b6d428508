import type { Db, Prisma } from '@/lib/db'
import { listLinks, type ShareLink } from './share-links'

/** Neither revoked nor run out at `now`; whether their report is there is for the caller to ask. */
export function whereWorking(now: Date): Prisma.ShareLinkWhereInput {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
}

/** The links that stop working with a report: those of it that work at `now`, the newest first. */
export async function listWorkingLinks(db: Db, reportId: string, now: Date): Promise<ShareLink[]> {
  return (await listLinks(db, reportId, now)).filter(({ state }) => state === 'working')
}
