'use client'

import { Dialog } from '@/components/ui/dialog'
import type { ReportOutcome, TypedReport } from '@/lib/forms/saved-report'
import { ReportForm } from './report-form'

type Props = Readonly<{
  report: Readonly<{ id: string; name: string; description: string | null }>
  rename: (id: string, typed: TypedReport) => Promise<ReportOutcome>
  onClosed: () => void
}>

export function RenameReport({ report: { id, name, description }, rename, onClosed }: Props) {
  return (
    <Dialog title="Rename the report" onClosed={onClosed}>
      {(close) => (
        <ReportForm
          name="Rename the report"
          button="Save"
          first={{ name, description: description ?? '', note: '' }}
          hasNote={false}
          save={(typed) => rename(id, typed)}
          onSaved={close}
          onCancel={close}
        />
      )}
    </Dialog>
  )
}
