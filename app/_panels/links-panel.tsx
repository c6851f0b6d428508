import { LinkList } from '@/components/reports/sharing/link-list'
import { EmptyState } from '@/components/ui/empty-state'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { listLinks, type ShareLink } from '@/lib/store/share-links'
import { requireDb } from '../_access/visitor'
import { guard } from './guard'
import { revokeShareLink, rotateShareLink } from './share-actions'

/** The links of a report, or all there are, with what can be done to them. */
export function LinksPanel({ reportId }: { reportId: string | null }) {
  return guard(async () => {
    const links = await listLinks(await requireDb('editor'), reportId, new Date())
    if (links.length === 0) {
      return (
        <EmptyState title="No links yet">
          <p>“Share” makes one. Here is then who made it, when it ends, and how often it was opened.</p>
        </EmptyState>
      )
    }
    const { timeZone } = getEnv()
    return (
      <LinkList
        links={links.map((link) => toLine(link, timeZone))}
        rotate={rotateShareLink}
        revoke={revokeShareLink}
      />
    )
  })
}

function toLine(link: ShareLink, timeZone: string) {
  const { id, title, kind, scope, hasPassword, embedOrigins, createdBy, views, state } = link
  const say = (moment: Date | null) => moment && formatMoment(moment, timeZone)
  return {
    id,
    title,
    kind,
    scope,
    hasPassword,
    embedOrigins,
    createdBy,
    views,
    state,
    created: formatMoment(link.createdAt, timeZone),
    ends: say(link.expiresAt),
    lastUsed: say(link.lastUsedAt),
  }
}
