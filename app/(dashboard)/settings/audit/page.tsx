import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ListPager } from '@/components/filters/list-pager'
import { toHref } from '@/components/filters/to-href'
import { AuditFilter } from '@/components/members/audit-filter'
import { AuditTable } from '@/components/members/audit-table'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { readAuditSearch } from '@/lib/forms/audit-action'
import { listAuditEntries } from '@/lib/store/members/audit'

export const metadata = { title: 'Audit log' }

const PATH = '/settings/audit'
const ON_A_PAGE = 50

export default memberPage('admin', async ({ db, raw }) => {
  const { page, ...search } = readAuditSearch(raw)
  const { entries, all } = await listAuditEntries(db, search, {
    skip: (page - 1) * ON_A_PAGE,
    take: ON_A_PAGE,
  })
  const { timeZone } = await askSettings()
  return (
    <div className="space-y-5 pb-12">
      <header className="pt-8">
        <h1 className="font-semibold text-2xl tracking-tight">Audit log</h1>
        <p className="mt-1 text-muted">
          {formatCount(all)} {all === 1 ? 'entry' : 'entries'}; times are of {timeZone}.
        </p>
      </header>
      <AuditFilter action={search.action} text={search.text} csvHref={toHref(`${PATH}/audit.csv`, raw, {})} />
      {entries.length === 0 ? (
        <EmptyState title="Nothing here">
          <p>Sign-ins, role changes and share links are written down here as they happen.</p>
        </EmptyState>
      ) : (
        <AuditTable entries={entries} say={(moment) => formatMoment(moment, timeZone)} />
      )}
      <ListPager path={PATH} raw={raw} page={page} pages={Math.ceil(all / ON_A_PAGE)} />
    </div>
  )
})
