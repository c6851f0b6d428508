import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { readShownReport } from '@/app/_screen/saved-report-screen'
import { LinksPanel } from '@/app/_share/links-panel'
import { FilterBaseProvider } from '@/components/filters/filter-base'
import { getReport } from '@/lib/store/kept/reports'
import { requireDb } from '../../../_access/visitor'
import { Sections } from '../../../_panels/sections'
import { DeletedReport } from './deleted-report'
import { ReportHead } from './report-head'
import { ReportNotices } from './report-notices'
import { ReportVersions } from './report-versions'

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
