import type { Db, Prisma } from '@/lib/db'
import { SHARE_SCOPE_NAMES, type ShareScope } from '@/lib/query/share-scope'
import { parseReportId } from './report-id'

/** A link that shows a report to whoever has it. */
export type WorkingLink = Readonly<{
  id: string
  title: string
  /** Live shows the numbers of today; frozen those of one moment. */
  kind: 'live' | 'frozen'
  scope: ShareScope
  views: number
  /** Null while nobody used it. */
  lastUsedAt: Date | null
  /** Null where it has no end. */
  expiresAt: Date | null
}>

/** Neither revoked nor run out at `now`. */
export function whereWorking(now: Date): Prisma.ShareLinkWhereInput {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
}

/** The links of a report that work at `now`, those last used first; none where there is no such report. */
export async function listWorkingLinks(db: Db, reportId: string, now = new Date()): Promise<WorkingLink[]> {
  const key = parseReportId(reportId)
  if (key === null) return []
  const rows = await db.shareLink.findMany({
    where: { reportId: key, ...whereWorking(now) },
    orderBy: [{ lastUsedAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      kind: true,
      scope: true,
      views: true,
      lastUsedAt: true,
      expiresAt: true,
    },
  })
  return rows.map(({ id, kind, scope, ...row }) => ({
    ...row,
    id: String(id),
    kind: kind === 'frozen' ? kind : 'live',
    scope: SHARE_SCOPE_NAMES.find((name) => name === scope) ?? 'locked',
  }))
}
