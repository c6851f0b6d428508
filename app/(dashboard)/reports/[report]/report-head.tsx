import { ReportFilters } from '@/app/_frame/report-filters'
import { searchProducts } from '@/app/_frame/search-products'
import { askFreshness } from '@/app/_screen/ask'
import type { ShownReport } from '@/app/_screen/saved-report-screen'
import { shareReport } from '@/app/_share/share-actions'
import { toHref } from '@/components/filters/to-href'
import { EditReport } from '@/components/reports/saved/edit-report'
import { NoteText } from '@/components/reports/sharing/note-text'
import { ShareButton } from '@/components/reports/sharing/share-button'
import { DownloadIcon } from '@/components/ui/icons'
import { PrintButton } from '@/components/ui/panel/print-button'
import { formatMoment } from '@/lib/format/format-day'
import { unitOf } from '@/lib/query/unit'
import { editReport } from '../report-actions'

/** What a report is called, whose it is and of when, what its author says, and the controls to explore it with. */
export async function ReportHead({ shown }: { shown: ShownReport }) {
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
