'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { ForeseenDialog, type Gone } from '../foreseen'

type Read = Readonly<{ value: string | null; problem: string | null }>

type Props = Readonly<{
  /** Reads what is new, or everything; the id of the run. */
  read: (isFull: boolean) => Promise<Read>
  remove: () => Promise<Gone>
}>

/** Reads a source elsewhere now, or no more. */
export function Elsewhere({ read, remove }: Props) {
  const router = useRouter()
  const reading = useChange(read, ({ value }) => router.push(`/data/runs/${value}`))
  const [isAsked, setAsked] = useState(false)
  return (
    <div className="space-y-3 print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          disabled={reading.isRunning}
          onClick={() => reading.run(false)}
          className="control control-primary"
        >
          Read it now
        </Button>
        <Button disabled={reading.isRunning} onClick={() => reading.run(true)}>
          Read everything again
        </Button>
        <Button onClick={() => setAsked(true)}>Read it no more …</Button>
        <Problem of={reading.problem} />
      </div>
      <p className="max-w-prose text-muted text-sm">
        Everything again also takes out what the source gave before and has no longer.
      </p>
      {isAsked && (
        <ForeseenDialog
          title="Read it no more?"
          of=""
          words={WORDS}
          ask={async () => ({ value: GOES, problem: null })}
          act={remove}
          onGone={() => router.push('/data/sources')}
          onClosed={() => setAsked(false)}
        />
      )}
    </div>
  )
}

const WORDS = { act: 'Read it no more', acting: 'Ending…', leave: 'Keep it' }

const GOES = [
  'Its address and how far it was read are forgotten. The rows that it gave stay, and are counted.',
]
