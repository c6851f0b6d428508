'use client'

import { useRouter } from 'next/navigation'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { ReportOutcome } from '@/lib/forms/saved-report'

type Props = Readonly<{
  label: string
  change: () => Promise<ReportOutcome>
  /** Where to go when it is done; null stays. */
  thenTo: string | null
}>

/** A change of a report in one step. */
export function ChangeButton({ label, change, thenTo }: Props) {
  const router = useRouter()
  const { run, isRunning, problem } = useChange(change, () => {
    if (thenTo !== null) router.push(thenTo)
  })
  return (
    <>
      <Button disabled={isRunning} onClick={() => run()}>
        {isRunning ? 'Saving…' : label}
      </Button>
      <Problem of={problem} />
    </>
  )
}
