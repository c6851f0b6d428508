import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { readShownReport, type ShownReport } from '@/app/_screen/saved-report-screen'
import { LinksPanel } from '@/app/_share/links-panel'
import { FilterBaseProvider } from '@/components/filters/filter-base'
import { ChangeButton } from '@/components/reports/saved/change-button'
import { VersionList } from '@/components/reports/saved/version-list'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { explainChanges } from '@/lib/saved/explain-changes'
import { getReport, type SavedReport } from '@/lib/store/kept/reports'
import { isVisitorAllowed, requireAccess, requireDb } from '../../../_access/visitor'
import { Sections } from '../../../_panels/sections'
import { bringBackReport } from '../report-actions'
import { ReportHead } from './report-head'
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
