'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { usePending } from '@/components/ui/instead/pending'
import type { Health } from '@/lib/pipeline/read-health'

type Props = Readonly<{
  /** What the page was made from. */
  health: Health
}>

/** Events that come live are on an open page ten seconds later at the latest. */
const POLL_MS = 5_000

/** A poll that fails changes nothing: the page's own moment stays. */
async function getHealth(): Promise<Health> {
  const answer = await fetch('/api/health')
  if (!answer.ok) throw new Error('The server did not say how fresh the numbers are.')
  return answer.json()
}

function toTestedWord({ last_run, refreshed_at, data: { state, problem_count } }: Health): string {
  return `${last_run} ${refreshed_at} ${state} ${problem_count}`
}

/** Whether newer numbers are ready, which the reader decides when to see, or are to come. While events come live they are shown by themselves. */
export function FreshnessLine({ health }: Props) {
  const router = useRouter()
  const [, startTransition] = usePending()
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: getHealth,
    refetchInterval: POLL_MS,
    initialData: health,
  })
  const isNew = data.changed_at !== health.changed_at
  const isTestedAnew = toTestedWord(data) !== toTestedWord(health)
  // What a run found, and that none came in time, is shown at once where the numbers are the same.
  const asked = useRef<string | null>(null)
  useEffect(() => {
    const word = `${toTestedWord(data)} ${data.changed_at}`
    const isShown = data.live ? isNew || isTestedAnew : !isNew && isTestedAnew
    if (!isShown || asked.current === word) return
    asked.current = word
    router.refresh()
  }, [data, isNew, isTestedAnew, router])
  // The head of a phone is one line.
  if (data.live)
    return (
      <p className="hidden text-right text-muted text-xs sm:block">
        Live<span className="sr-only">: new numbers show by themselves</span>
      </p>
    )
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
  return null
}
