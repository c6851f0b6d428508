'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { Outcome } from '@/lib/forms/form'
import { ForeseenDialog, type Gone } from '../foreseen'
import { KeyOnce } from './key-once'

type Props = Readonly<{
  rotate: () => Promise<Outcome & Readonly<{ value: string | null }>>
  revoke: () => Promise<Gone>
}>

/** Another key in place of one, or none any more, after it was said what that means. */
export function LiveKey({ rotate, revoke }: Props) {
  const router = useRouter()
  const rotating = useChange(rotate)
  const [isAsked, setAsked] = useState(false)
  const made = rotating.answer?.value
  return (
    <div className="print:hidden">
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={rotating.isRunning} onClick={() => rotating.run()}>
          Make another key in its place
        </Button>
        <Button disabled={rotating.isRunning} onClick={() => setAsked(true)}>
          Take nothing more by it …
        </Button>
        <Problem of={rotating.problem} />
      </div>
      {made && <KeyOnce writeKey={made} />}
      {isAsked && (
        <ForeseenDialog
          title="Take nothing more?"
          of=""
          words={WORDS}
          ask={async () => ({ value: GOES, problem: null })}
          act={revoke}
          onGone={() => router.push('/data/sources')}
          onClosed={() => setAsked(false)}
        />
      )}
    </div>
  )
}

const WORDS = { act: 'Take nothing more', acting: 'Ending…', leave: 'Keep it' }

const GOES = ['Whoever sends by this key is refused from then on, for good. What came stays, and is counted.']
