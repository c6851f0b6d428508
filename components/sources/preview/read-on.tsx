'use client'

import { useEffect } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import type { Outcome } from '@/lib/forms/form'

/** Reads on in a large file as soon as its first rows are shown. */
export function ReadOn({ read }: Readonly<{ read: () => Promise<Outcome> }>) {
  const { run, problem } = useChange(read)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it comes.
  useEffect(() => run(), [])
  return (
    <>
      <p role="status" className="text-muted text-sm">
        Reading on, for events that are called otherwise further down…
      </p>
      <Problem of={problem} />
    </>
  )
}
