'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { usePending } from '@/components/ui/pending'

type Health = Readonly<{ refreshed_at: string | null; waiting: boolean }>

type Props = Readonly<{
  /** What the page was made from, as the health route says it. */
  refreshedAt: string | null
  waiting: boolean
  /** The same moment for eyes, in the workspace's time zone. */
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
export function FreshnessLine({ refreshedAt, waiting, moment }: Props) {
  const router = useRouter()
  const [, startTransition] = usePending()
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: getHealth,
    refetchInterval: POLL_MS,
    initialData: { refreshed_at: refreshedAt, waiting },
  })
  if (data.refreshed_at !== refreshedAt) {
    return (
      <button type="button" className="link text-xs" onClick={() => startTransition(() => router.refresh())}>
        New numbers are ready – show them
      </button>
    )
  }
  if (data.waiting) return <p className="text-muted text-xs">New events are waiting for the next refresh</p>
  return (
    moment && (
      <p className="text-muted text-xs">
        <span className="sm:hidden">As of </span>
        <span className="max-sm:hidden">Up to date as of </span>
        {moment}
      </p>
    )
  )
}
