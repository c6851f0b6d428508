'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { ErrorPage } from '@/components/ui/error-page'

type Props = Readonly<{
  /** Where the link says whether it still works. */
  statePath: string
  /** How fresh the numbers on the page are. */
  refreshedAt: string | null
  children: ReactNode
}>

type State = Readonly<{ isGone: boolean; refreshedAt: string | null }>

const EVERY_MS = 60_000

/** Keeps an open page fresh; when its link no longer works, it takes the numbers away. */
export function LiveShare({ statePath, refreshedAt, children }: Props) {
  const router = useRouter()
  const { data } = useQuery({
    queryKey: ['share', statePath],
    queryFn: () => askState(statePath),
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: 'always',
  })
  const shown = useRef(refreshedAt)
  useEffect(() => {
    if (!data || data.isGone || data.refreshedAt === shown.current) return
    shown.current = data.refreshedAt
    router.refresh()
  }, [data, router])
  if (data?.isGone) {
    return (
      <ErrorPage title="This link no longer works">
        <p>It has ended or was taken back while the page was open.</p>
      </ErrorPage>
    )
  }
  return children
}

/** Throws where nobody answers, which is no reason to take anything away. */
async function askState(path: string): Promise<State> {
  // biome-ignore lint/style/noRestrictedGlobals: a browser asks the server of its own page
  const answer = await fetch(path, { cache: 'no-store' })
  if (answer.status === 404) return { isGone: true, refreshedAt: null }
  if (!answer.ok) throw new Error(`The state of the link was answered with ${answer.status}.`)
  const body: unknown = await answer.json()
  const at = typeof body === 'object' && body !== null && 'refreshed_at' in body ? body.refreshed_at : null
  return { isGone: false, refreshedAt: typeof at === 'string' ? at : null }
}
