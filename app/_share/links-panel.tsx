import { requireDb } from '@/app/_access/visitor'
import { askSettings } from '@/app/_answers/read-request-settings'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { LinkList } from '@/components/reports/sharing/link-list'
import { EmptyState } from '@/components/ui/instead/empty-state'
import type { Db } from '@/lib/db'
import { formatMoment } from '@/lib/format/format-day'
import { explainStored } from '@/lib/reports/bind-scope'
import { listLinks, type ShareLink } from '@/lib/store/kept/share-links'
import { revokeShareLink, rotateShareLink } from './share-actions'

/** The links of a report, or all there are, with what can be done to them. */
export function LinksPanel({ reportId }: { reportId: string | null }) {
  return withErrorBoundary(async () => {
    const db = await requireDb('editor')
    const links = await listLinks(db, reportId, new Date())
    if (links.length === 0) {
      return (
        <EmptyState title="No links yet">
          <p>“Share” makes one. Here is then who made it, when it ends, and how often it was opened.</p>
        </EmptyState>
      )
    }
    const { timeZone } = await askSettings()
    const lines = await Promise.all(
      links.map(async (link) => ({ ...toLine(link, timeZone), trouble: await explainLink(db, link) })),
    )
    return <LinkList links={lines} rotate={rotateShareLink} revoke={revokeShareLink} />
  })
}

/** Why a link that works shows nothing; null where it shows something, or is of no use anyway. */
async function explainLink(db: Db, { state, kind, definition }: ShareLink): Promise<string | null> {
  if (state !== 'working' || kind === 'frozen') return null
  return definition ? explainStored(db, definition) : 'What it asks cannot be read.'
}

/** What a browser is told: not what it asks, nor of whom. */
function toLine(link: ShareLink, timeZone: string) {
  const { reportId: _, owner: _owner, definition: _asks, createdAt, expiresAt, lastUsedAt, ...told } = link
  const say = (moment: Date | null) => moment && formatMoment(moment, timeZone)
  return {
    ...told,
    created: formatMoment(createdAt, timeZone),
    ends: say(expiresAt),
    lastUsed: say(lastUsedAt),
  }
}
