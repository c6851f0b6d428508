'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ReportOutcome, TypedReport } from '@/lib/forms/saved-report'
import { ReportDialog } from '../reports/saved/report-dialog'

type Props = Readonly<{
  id: string
  name: string
  description: string | null
  rename: (id: string, typed: TypedReport) => Promise<ReportOutcome>
}>

/** Another name and description; what is counted stays. */
export function RenameFunnel({ id, name, description, rename }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button className="link text-sm" onClick={() => setOpen(true)}>
        Rename
      </Button>
      {isOpen && (
        <ReportDialog
          title="Rename the funnel"
          first={{ name, description: description ?? '', note: '' }}
          hasNote={false}
          save={(typed) => rename(id, typed)}
          onClosed={() => setOpen(false)}
        />
      )}
    </>
  )
}
