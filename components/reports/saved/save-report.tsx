'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ReportOutcome, TypedReport } from '@/lib/forms/saved-report'
import { ReportDialog } from './report-dialog'

type Props = Readonly<{
  /** The page that is saved. */
  path: string
  suggestedName: string
  save: (path: string, search: string, typed: TypedReport) => Promise<ReportOutcome>
}>

/** Keeps what the page asks now as a report, and goes there. */
export function SaveReport({ path, suggestedName, save }: Props) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const search = useSearchParams()
  return (
    <>
      <Button onClick={() => setOpen(true)}>Save as report</Button>
      {open && (
        <ReportDialog
          title="Save as report"
          button="Save report"
          first={{ name: suggestedName, description: '', note: '' }}
          save={(typed) => save(path, search.toString(), typed)}
          onSaved={({ id }) => router.push(`/reports/${id}`)}
          onClosed={() => setOpen(false)}
        />
      )}
    </>
  )
}
