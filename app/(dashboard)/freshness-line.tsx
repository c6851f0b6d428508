'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { usePending } from '@/components/ui/pending'

/** How the numbers stand, as the health route says it. */
export type Health = Readonly<{
  refreshed_at: string | null
  /** When a refresh last made other numbers. */
  changed_at: string | null
  waiting: boolean
  /** The pipeline's last run that ended. */
  last_run: string | null
}>

type Props = Readonly<{
  /** What the page was made from. */
  health: Health
  /** When it was refreshed, for eyes, in the workspace's time zone. */
  moment: string | null
}>

const POLL_MS = 20_000

/** A poll that fails changes nothing: the page's own moment stays. */
async function getHealth(): Promise<Health> {
  const answer = await fetch('/api/health')
  if (!answer.ok) throw new Error('The server did not say how fresh the numbers are.')
  return answer.json()
}

/** How fresh the numbers are; when newer ones are ready, the reader decides when to see them. */
export function FreshnessLine({ health, moment }: Props) {
  const router = useRouter()
  const [, startTransition] = usePending()
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: getHealth,
    refetchInterval: POLL_MS,
    initialData: health,
  })
  const isNew = data.changed_at !== health.changed_at
  const isTestedAnew = data.last_run !== health.last_run || data.refreshed_at !== health.refreshed_at
  // What a run found is shown at once where the numbers are the same.
  const asked = useRef<string | null>(null)
  useEffect(() => {
    const word = `${data.last_run} ${data.refreshed_at}`
    if (isNew || !isTestedAnew || asked.current === word) return
    asked.current = word
    router.refresh()
  }, [data, isNew, isTestedAnew, router])
  if (isNew) {
    return (
      <button
        type="button"
        className="link text-right text-xs"
        onClick={() => startTransition(() => router.refresh())}
      >
        New numbers are ready – show them
      </button>
    )
  }
  if (data.waiting)
    return <p className="text-right text-muted text-xs">New events are waiting for the next refresh</p>
  return moment && <p className="text-right text-muted text-xs">As of {moment}</p>
}
