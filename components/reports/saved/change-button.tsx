'use client'

import { useRouter } from 'next/navigation'
import type { ReportOutcome } from '@/lib/forms/saved-report'
import { useReportChange } from './use-report-change'

type Props = Readonly<{
  label: string
  change: () => Promise<ReportOutcome>
  /** Where to go when it is done; null stays. */
  thenTo: string | null
}>

/** A change of a report in one step. */
export function ChangeButton({ label, change, thenTo }: Props) {
  const router = useRouter()
  const { run, isRunning, problem } = useReportChange(change, () => {
    if (thenTo !== null) router.push(thenTo)
  })
  return (
    <>
      <button type="button" className="control" disabled={isRunning} onClick={() => run(undefined)}>
        {isRunning ? 'Saving…' : label}
      </button>
      {problem && (
        <span role="alert" className="text-bad text-sm">
          {problem}
        </span>
      )}
    </>
  )
}
