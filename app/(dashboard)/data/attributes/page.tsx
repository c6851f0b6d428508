import { memberPage } from '@/app/_frame/member-page'
import { AttributeCards } from '@/components/reports/attributes/attribute-cards'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatCount } from '@/lib/format/format-number'
import { EVERYTHING } from '@/lib/query/report-query'
import { runAttributes } from '@/lib/reports/attributes/attributes-report'

export const metadata = { title: 'Attributes' }

export default memberPage('viewer', async ({ db }) => {
  const { sessions, attributes } = await runAttributes(db, EVERYTHING)
  return (
    <div className="space-y-6 pb-12">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6">
        <div>
          <h1 className="font-semibold text-2xl tracking-tight">Attributes</h1>
          <p className="mt-1 max-w-prose text-muted">
            What is known of {formatCount(sessions)} {sessions === 1 ? 'session' : 'sessions'} beside their
            events, over all time. Of each attribute a session has what its first event that says so says; the
            parts of an attribute add up to all sessions.
          </p>
        </div>
        {attributes.length > 0 && (
          <a className="link text-sm print:hidden" href="/api/reports/attributes?format=csv">
            CSV
          </a>
        )}
      </header>
      {attributes.length === 0 ? (
        <EmptyState title="Nothing is known of sessions beside their events">
          <p>
            A mapping of a source says which of its fields are attributes: channel, device, country, campaign
            and the like.
          </p>
        </EmptyState>
      ) : (
        <AttributeCards attributes={attributes} />
      )}
    </div>
  )
})
