'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { ErrorPage } from '@/components/ui/instead/error-page'

type Props = Readonly<{
  /** Where the link says whether it still works. */
  statePath: string
  /** What is on the page, in a word of the server's. */
  version: string
  children: ReactNode
}>

type State = Readonly<{ isGone: boolean; version: string | null }>

const EVERY_MS = 60_000

/** Keeps an open page fresh; when its link no longer works, it takes the numbers away. */
export function LiveShare({ statePath, version, children }: Props) {
  const router = useRouter()
  const { data } = useQuery({
    queryKey: ['share', statePath],
    queryFn: () => askState(statePath),
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: 'always',
  })
  const shown = useRef<string | null>(version)
  useEffect(() => {
    if (!data || data.isGone || data.version === shown.current) return
    shown.current = data.version
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
  if (answer.status === 404) return { isGone: true, version: null }
  if (!answer.ok) throw new Error(`The state of the link was answered with ${answer.status}.`)
  const body: unknown = await answer.json()
  const version = typeof body === 'object' && body !== null && 'version' in body ? body.version : null
  return { isGone: false, version: typeof version === 'string' ? version : null }
}
