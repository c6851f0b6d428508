'use client'

import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { Outcome } from '@/lib/forms/form'

type Line = Readonly<{ id: string; isThis: boolean; browser: string; address: string | null; since: string }>

type Props = Readonly<{
  sessions: readonly Line[]
  end: (id: string) => Promise<Outcome>
  endAll: () => Promise<Outcome>
}>

/** Where somebody is signed in; each can be ended, and all together. */
export function SessionList({ sessions, end, endAll }: Props) {
  const ending = useChange(end)
  const endingAll = useChange(endAll)
  return (
    <div className="space-y-4">
      <ul aria-label="Sessions" className="divide-y divide-line rounded-lg border border-line">
        {sessions.map(({ id, isThis, browser, address, since }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <p className="min-w-0">
              <span className="font-medium">{browser}</span>
              <span className="text-muted">
                {address && ` · ${address}`} · since {since}
                {isThis && ' · here'}
              </span>
            </p>
            {!isThis && (
              <Button disabled={ending.isRunning} onClick={() => ending.run(id)} about={`of ${browser}`}>
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button disabled={endingAll.isRunning} onClick={() => endingAll.run()}>
        Sign out everywhere
      </Button>
      <Problem of={ending.problem ?? endingAll.problem} />
    </div>
  )
}
