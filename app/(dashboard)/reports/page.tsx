import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ListPager } from '@/components/filters/list-pager'
import { ProductSearch } from '@/components/filters/table-filters'
import { ReportList } from '@/components/reports/saved/report-list'
import { readListView } from '@/components/table/table-view'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { nameDefinition } from '@/lib/forms/name-report'
import type { ProductNames } from '@/lib/query/scope'
import { listProducts } from '@/lib/saved/explain-parameters'
import { type ListedReport, listReports } from '@/lib/store/kept/report-list'
import { nameProducts } from '@/lib/store/product-names'
import { isVisitorAllowed } from '../../_access/visitor'
import { askWorkingLinks, bringBackReport, copyReport, removeReport, renameReport } from './report-actions'

export const metadata = { title: 'Reports' }

const ACTIONS = {
  rename: renameReport,
  copy: copyReport,
  remove: removeReport,
  bringBack: bringBackReport,
  askLinks: askWorkingLinks,
}

export default memberPage('viewer', async ({ db, visitor, raw }) => {
  const { q, page } = readListView(raw)
  const found = await listReports(db, { search: q, page })
  const names = await nameProducts(db, listProducts(found.reports.map(({ definition }) => definition)))
  const mayEdit = isVisitorAllowed(visitor, 'editor')
  const { timeZone } = await askSettings()
  return (
    <div className="pb-12">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-8 pb-6">
        <div>
          <h1 className="font-semibold text-2xl tracking-tight">Reports</h1>
          <p className="mt-1 text-muted">Saved questions, asked anew whenever they are opened</p>
        </div>
        {(q !== '' || found.matching > 0) && <ProductSearch label="Search reports" />}
      </header>
      <div className="space-y-4">
        <ReportList
          reports={found.reports.map((report) => toLine(report, names, timeZone))}
          timeZone={timeZone}
          actions={mayEdit ? ACTIONS : null}
        />
        {found.matching === 0 && <Nothing search={q} mayEdit={mayEdit} />}
        <ListPager path="/reports" raw={raw} page={found.page} pages={found.pages} />
      </div>
    </div>
  )
})

function Nothing({ search, mayEdit }: { search: string; mayEdit: boolean }) {
  if (search !== '') {
    return (
      <EmptyState title="No report has this in its name">
        <p>Nor in its description or its owner.</p>
        <p>
          <NameLink name="Show all reports" href="/reports" />
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No reports yet">
      <p>
        A report keeps what a page shows: its filters, its sections, and what you say about them. Its numbers
        are always those of today.
      </p>
      {mayEdit && (
        <p>
          Go to the <NameLink name="overview" href="/" /> or any other page, set its filters, and press “Save
          as report”.
        </p>
      )}
    </EmptyState>
  )
}

function toLine({ definition, updatedAt, ...report }: ListedReport, names: ProductNames, timeZone: string) {
  const changed = formatMoment(updatedAt, timeZone)
  const href = `/reports/${report.id}`
  return { ...report, href, shows: nameDefinition(definition, names), changed }
}
