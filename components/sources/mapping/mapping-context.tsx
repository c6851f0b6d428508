'use client'

import { createContext, type ReactNode, useContext, useOptimistic, useState } from 'react'
import { usePending } from '@/components/ui/instead/pending'
import type { Outcome } from '@/lib/forms/form'
import type { Mapping } from '@/lib/ingest/shapes/mapping'

/** A mapping as it may be sent: the server says whether it is one. */
export type ChangedMapping = Readonly<Record<string, unknown>>

export type ChangeMapping = (mapping: ChangedMapping, answer: string | null) => Promise<Outcome>

type Changing = Readonly<{
  mapping: Mapping | null
  /** Sends some members anew, or all; `answer` is the question that it answers. */
  change: (part: ChangedMapping, answer?: string | null) => void
  problem: string | null
}>

const MappingContext = createContext<Changing>({ mapping: null, change: () => {}, problem: null })

type Props = Readonly<{ mapping: Mapping | null; send: ChangeMapping; children: ReactNode }>

/** What is chosen shows at once; the preview follows, dimmed until then. */
export function MappingProvider({ mapping, send, children }: Props) {
  const [, start] = usePending()
  const [shown, setShown] = useOptimistic(mapping)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (part: ChangedMapping, answer: string | null = null) =>
    start(async () => {
      const next = { version: 1, ...shown, ...part }
      setShown(next as unknown as Mapping)
      const said = await send(next, answer).catch(() => null)
      setProblem(said === null ? 'It did not work; the log of the server says why.' : said.problem)
    })
  return <MappingContext value={{ mapping: shown, change, problem }}>{children}</MappingContext>
}

export function useMapping(): Changing {
  return useContext(MappingContext)
}
