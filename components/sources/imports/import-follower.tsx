'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/format/format-number'
import type { Outcome } from '@/lib/forms/form'
import type { ImportProgress } from '@/lib/store/runs/import-progress'
import { Meter } from '../meter'
import { useRate } from '../use-rate'

const EVERY_MS = 1_000

type Props = Readonly<{
  id: string
  first: ImportProgress
  cancel: () => Promise<Outcome>
  /** Begins a run for what waits. */
  start: () => Promise<Outcome>
}>

/** Whether anything of it, or of what was sent with it, is still to come, in storing or in counting. */
function isUnderWay({ isStoring, othersOpen, run }: ImportProgress): boolean {
  return isStoring || othersOpen > 0 || run !== null
}

/** An import while it is under way: how far it is, how fast, for how long; and a way to end it. The page may be left. */
export function ImportFollower({ id, first, cancel, start }: Props) {
  const router = useRouter()
  const queries = useQueryClient()
  const { data, failureCount } = useQuery({
    queryKey: ['import', id],
    queryFn: () => getProgress(id),
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : EVERY_MS),
    initialData: first,
  })
  const isEnded = !isUnderWay(data)
  const isNews =
    data.state !== first.state || data.othersOpen !== first.othersOpen || (isEnded && isUnderWay(first))
  useEffect(() => {
    if (!isNews) return
    queries.invalidateQueries({ queryKey: ['health'] })
    router.refresh()
  }, [isNews, queries, router])
  useStartWaiting(data, start)
  const cancelling = useChange(cancel)
  const rate = useRate(data.bytesRead)
  const rows = useRate(data.rowsRead)
  if (isEnded) return null
  return (
    <section
      aria-label="Progress"
      className="space-y-4 rounded-lg border border-line bg-surface px-4 py-4 sm:px-5"
    >
      {data.state === 'running' && (
        <Meter
          name="Storing the rows"
          done={data.bytesRead}
          all={data.bytesTotal}
          rate={rate}
          also={`${formatCount(data.rowsRead)} rows${rows ? `, ${formatCount(rows)} a second` : ''}`}
        />
      )}
      <p role="status" className="text-ink-soft empty:hidden">
        {failureCount > 0 ? AWAY : sayWait(data)}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        {data.isStoring && (
          <Button disabled={cancelling.isRunning} onClick={() => cancelling.run()}>
            Cancel
          </Button>
        )}
        <Problem of={cancelling.problem} />
      </div>
    </section>
  )
}

/** Where what waits has no run, one is begun: the one that was under way when it was sent has ended. */
function useStartWaiting({ isStoring, othersOpen, run }: ImportProgress, start: () => Promise<Outcome>) {
  const asked = useRef(0)
  const isIdle = (isStoring || othersOpen > 0) && run === null
  useEffect(() => {
    if (!isIdle || Date.now() - asked.current < RESTART_MS) return
    asked.current = Date.now()
    start().catch(() => {})
  }, [isIdle, start])
}

const RESTART_MS = 10_000

/** Whoever starts it again lets it go on. */
const AWAY =
  'The server does not answer. What was stored stays, and the import goes on by itself as soon as it is back.'

function sayWait({ state, othersOpen, run }: ImportProgress): string {
  if (state === 'waiting')
    return run === null || run.step === 'import' || run.step === null
      ? 'It begins in a moment. You can leave this page.'
      : `It waits for run ${run.id}, asked for by ${run.askedBy}. You can leave this page.`
  if (state === 'running') return ''
  if (othersOpen > 0)
    return `${othersOpen === 1 ? 'An import' : `${othersOpen} imports`} of what was sent with it ${othersOpen === 1 ? 'is' : 'are'} still to come…`
  return run?.step === 'refresh'
    ? 'The rows are stored; the funnel is brought up to date…'
    : 'The rows are stored; a run is under way…'
}

async function getProgress(id: string): Promise<ImportProgress> {
  const answer = await fetch(`/data/sources/imports/${id}/state`)
  if (!answer.ok) throw new Error('The server did not say how far the import is.')
  return answer.json()
}
