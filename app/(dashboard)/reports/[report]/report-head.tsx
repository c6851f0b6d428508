import { EditReport } from '@/components/reports/saved/edit-report'
import { NoteText } from '@/components/reports/sharing/note-text'
import { formatMoment } from '@/lib/format/format-day'
import { UNITS } from '@/lib/query/unit'
import { askFreshness } from '../../../_panels/ask'
import { ReportFilters } from '../../../_panels/report-filters'
import type { ShownReport } from '../../../_panels/saved-report-screen'
import { editReport } from '../report-actions'
import { ReportActions } from './report-actions-row'

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
            {screen.rangeName} · {UNITS[screen.query.unit].many} ·{' '}
            {screen.query.product ?? screen.query.category ?? 'all products'}
          </p>
          <p className="mt-1 text-muted text-sm">
            {owner} · version {version.number} of {current.number}
            {refreshedAt && ` · as of ${formatMoment(refreshedAt, screen.timeZone)} ${screen.timeZone}`}
          </p>
        </div>
        <ReportActions>
          {screen.place.mayEdit && version === current && (
            <EditReport
              id={report.id}
              text={{ name, description, note: definition.note }}
              sections={definition.sections}
              edit={editReport}
            />
          )}
        </ReportActions>
      </div>
      {definition.note && <NoteText text={definition.note} />}
      <ReportFilters screen={screen} sections={definition.sections} />
    </header>
  )
}
