'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { LONGEST_REPORT_NAME, type ReportOutcome, type TypedReport } from '@/lib/forms/saved-report'
import type { Funnel } from '@/lib/funnel/definition'
import { toWrittenFunnel } from '@/lib/funnel/written/write-funnel'
import { ReportDialog } from '../reports/saved/report-dialog'

export type Written = ReturnType<typeof toWrittenFunnel>

type NewProps = Readonly<{
  funnel: Funnel
  isFlawed: boolean
  save: (definition: Written, typed: TypedReport) => Promise<ReportOutcome>
}>

/** Keeps a new funnel under a name, and goes there. */
export function SaveNewFunnel({ funnel, isFlawed, save }: NewProps) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  return (
    <>
      <Button disabled={isFlawed} className={toLook(isFlawed)} onClick={() => setOpen(true)}>
        Save
      </Button>
      {isOpen && (
        <ReportDialog
          title="Save the funnel"
          button="Save funnel"
          first={{ name: suggestName(funnel), description: '', note: '' }}
          hasNote={false}
          save={(typed) => save(toWrittenFunnel(funnel), typed)}
          onSaved={({ id }) => router.push(`/funnels/${id}`)}
          onClosed={() => setOpen(false)}
        />
      )}
    </>
  )
}

const toLook = (isFlawed: boolean) => (isFlawed ? 'control' : 'control control-primary')

/** `Searched to bought`. */
function suggestName({ steps }: Funnel): string {
  return `${steps[0]?.words.label} to ${steps.at(-1)?.words.label.toLowerCase()}`.slice(
    0,
    LONGEST_REPORT_NAME,
  )
}

type VersionProps = Readonly<{
  id: string
  funnel: Funnel
  isFlawed: boolean
  save: (id: string, definition: Written) => Promise<ReportOutcome>
  onSaved: () => void
}>

/** What is built becomes the newest version. */
export function SaveVersion({ id, funnel, isFlawed, save, onSaved }: VersionProps) {
  const { run, isRunning, problem } = useChange(() => save(id, toWrittenFunnel(funnel)), onSaved)
  return (
    <>
      <Button disabled={isFlawed || isRunning} className={toLook(isFlawed)} onClick={() => run()}>
        {isRunning ? 'Saving…' : 'Save as a new version'}
      </Button>
      <Problem of={problem} />
    </>
  )
}
