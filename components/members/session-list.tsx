'use client'

import { useMutation } from '@tanstack/react-query'

type Line = Readonly<{ id: string; isThis: boolean; browser: string; address: string | null; since: string }>

type Props = Readonly<{
  sessions: readonly Line[]
  end: (id: string) => Promise<Readonly<{ problem: string | null }>>
  endAll: () => Promise<Readonly<{ problem: string | null }>>
}>

/** Where somebody is signed in; each can be ended, and all together. */
export function SessionList({ sessions, end, endAll }: Props) {
  const ending = useMutation({ mutationFn: end })
  const endingAll = useMutation({ mutationFn: endAll })
  const problem = ending.data?.problem ?? endingAll.data?.problem ?? null
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
              <button
                type="button"
                className="control"
                disabled={ending.isPending}
                onClick={() => ending.mutate(id)}
              >
                Sign out<span className="sr-only"> of {browser}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="control"
        disabled={endingAll.isPending}
        onClick={() => endingAll.mutate()}
      >
        Sign out everywhere
      </button>
      {problem && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
    </div>
  )
}
