import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ReportFilters } from '@/app/_frame/report-filters'
import { searchProducts } from '@/app/_frame/search-products'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { askFreshness } from '@/app/_screen/ask'
import { readShownReport, type ShownReport } from '@/app/_screen/saved-report-screen'
import { LinksPanel } from '@/app/_share/links-panel'
import { shareReport } from '@/app/_share/share-actions'
import { FilterBaseProvider } from '@/components/filters/filter-base'
import { toHref } from '@/components/filters/to-href'
import { ChangeButton } from '@/components/reports/saved/change-button'
import { EditReport } from '@/components/reports/saved/edit-report'
import { VersionList } from '@/components/reports/saved/version-list'
import { NoteText } from '@/components/reports/sharing/note-text'
import { ShareButton } from '@/components/reports/sharing/share-button'
import { DownloadIcon } from '@/components/ui/icons'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { PrintButton } from '@/components/ui/panel/print-button'
import { formatMoment } from '@/lib/format/format-day'
import { unitOf } from '@/lib/query/unit'
import { explainChanges } from '@/lib/saved/explain-changes'
import { getReport, type SavedReport } from '@/lib/store/kept/reports'
import { isVisitorAllowed, requireAccess, requireDb } from '../../../_access/visitor'
import { Sections } from '../../../_panels/sections'
import { bringBackReport, editReport } from '../report-actions'
import { ReportNotices } from './report-notices'

type Props = PageProps<'/reports/[report]'>

/** The report at an address, read once a request; null where there is none. Throws `not_signed_in` and `not_allowed`. */
const askReport = cache(async (id: string) => getReport(await requireDb('viewer'), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const report = await askReport((await params).report).catch(() => null)
  return { title: report && !report.deletedAt ? report.name : 'Report' }
}

export default function ReportPage({ params, searchParams }: Props) {
  return withErrorBoundary(async () => {
    const report = await askReport((await params).report)
    if (!report) notFound()
    if (report.deletedAt) return <DeletedReport report={report} />
    const shown = await readShownReport(report, await searchParams)
    const { screen, version } = shown
    return (
      <FilterBaseProvider parameters={version.definition.parameters}>
        <ReportHead shown={shown} />
        <ReportNotices shown={shown} />
        <Sections screen={screen} />
        {screen.place.mayEdit && <ReportLinks id={report.id} />}
        <ReportVersions shown={shown} />
      </FilterBaseProvider>
    )
  })
}

function ReportLinks({ id }: { id: string }) {
  return (
    <section aria-labelledby="links" className="space-y-4 border-line border-t py-10 print:hidden">
      <h2 id="links" className="font-semibold text-xl tracking-tight">
        Links to this report
      </h2>
      <LinksPanel reportId={id} />
    </section>
  )
}

/** All versions with what changed by each. */
function ReportVersions({ shown }: { shown: ShownReport }) {
  const { report, version, screen, names } = shown
  const { versions } = report
  const lines = versions.map(({ number, author, createdAt, definition }, index) => {
    const before = versions[index + 1]
    return {
      number,
      author,
      made: formatMoment(createdAt, screen.timeZone),
      changes: before ? explainChanges(before.definition, definition, names) : ['Saved.'],
    }
  })
  return <VersionList path={screen.place.path} versions={lines} shown={version.number} />
}

/** Stands where a deleted report was. */
async function DeletedReport({ report: { id, name } }: { report: SavedReport }) {
  const { visitor } = await requireAccess('viewer')
  return (
    <div className="space-y-6 py-8">
      <h1 className="break-words font-semibold text-2xl tracking-tight">{name}</h1>
      <EmptyState title="This report was deleted">
        <p>Its versions and its links are kept, but the links show nothing.</p>
        {isVisitorAllowed(visitor, 'editor') && (
          <p>
            <ChangeButton label="Bring it back" change={bringBackReport.bind(null, id)} thenTo={null} />
          </p>
        )}
        <p>
          <NameLink name="Show all reports" href="/reports" />
        </p>
      </EmptyState>
    </div>
  )
}

/** What a report is called, whose it is and of when, what its author says, and the controls to explore it with. */
async function ReportHead({ shown }: { shown: ShownReport }) {
  const { report, version, screen } = shown
  const { name, description, owner, current } = report
  const { definition } = version
  const { refreshedAt } = await askFreshness()
  return (
    <header className="space-y-5 pt-8 pb-6">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-3xl">
          <h1 className="break-words font-semibold text-2xl tracking-tight">{name}</h1>
          {description && <p className="mt-1 break-words text-base text-ink-soft">{description}</p>}
          <p data-shown className="mt-1 break-words text-muted">
            {screen.rangeName} · {unitOf(screen.query).many} · {screen.scopeName}
          </p>
          <p className="mt-1 text-muted text-sm">
            {owner} · version {version.number} of {current.number}
            {refreshedAt && ` · as of ${formatMoment(refreshedAt, screen.timeZone)} ${screen.timeZone}`}
          </p>
        </div>
        <ReportActions shown={shown} />
      </div>
      {definition.note && <NoteText text={definition.note} />}
      <ReportFilters screen={screen} searchProducts={searchProducts} />
    </header>
  )
}

/** What can be done with a report. An old version is only read; a link always shows the newest. */
function ReportActions({ shown: { report, version, screen } }: { shown: ShownReport }) {
  const { id, name, description } = report
  const { note, sections } = version.definition
  const { path, own, mayEdit } = screen.place
  return (
    <div className="ml-auto flex shrink-0 gap-2 print:hidden">
      <PrintButton />
      {/* A file, not a page: the router must not fetch it. */}
      <a href={toHref(`${path}/tables.xlsx`, own, {})} download className="control flex items-center gap-1.5">
        <DownloadIcon /> XLSX
      </a>
      {mayEdit && version === report.current && (
        <>
          <EditReport id={id} text={{ name, description, note }} sections={sections} edit={editReport} />
          <ShareButton of="report" share={shareReport.bind(null, id)} />
        </>
      )}
    </div>
  )
}
