'use client'

import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'

type Tried = Readonly<{ value: string | null; problem: string | null }>

/** Reads refused rows again, as after a change of the mapping, and says what came of it. */
export function RetryRejects({ retry }: Readonly<{ retry: () => Promise<Tried> }>) {
  const { run, isRunning, answer, problem } = useChange<void, Tried>(retry)
  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <Button disabled={isRunning} onClick={() => run()}>
        {isRunning ? 'Trying…' : 'Try again by the newest mapping'}
      </Button>
      {answer?.value && (
        <p role="status" className="text-ink-soft text-sm">
          {answer.value}
        </p>
      )}
      <Problem of={problem} />
    </div>
  )
}
