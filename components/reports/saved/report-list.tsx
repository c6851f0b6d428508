'use client'

import { formatMany } from '@/lib/format/format-many'
import { type AskLinks, DeleteReport } from './delete-report'
import { type SavedLine, SavedList, type SavedListActions } from './saved-list'

type ReportListActions = SavedListActions & Readonly<{ askLinks: AskLinks }>

/** A report as a list shows it. */
type ReportLine = Omit<SavedLine, 'more'> &
  Readonly<{
    versions: number
    /** How many links to it work. */
    links: number
  }>

type Props = Readonly<{
  reports: readonly ReportLine[]
  timeZone: string
  /** Null for readers, who change nothing. */
  actions: ReportListActions | null
}>

/** The saved reports; before one goes, the links are told that go with it. */
export function ReportList({ reports, timeZone, actions }: Props) {
  return (
    <SavedList
      label="Reports"
      noun="report"
      lines={reports.map((report) => ({
        ...report,
        more: `${formatMany(report.versions, 'version')} · ${formatMany(report.links, 'link')}`,
      }))}
      actions={actions}
      confirmDelete={
        actions &&
        ((line, onDeleted, onClosed) => (
          <DeleteReport
            report={line}
            timeZone={timeZone}
            askLinks={actions.askLinks}
            remove={actions.remove}
            onDeleted={onDeleted}
            onClosed={onClosed}
          />
        ))
      }
    />
  )
}
