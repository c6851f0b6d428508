'use client'

import { useQuery } from '@tanstack/react-query'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** What would go, a sentence each, or why that cannot be said. */
export type Foreseen = Readonly<{ value: readonly string[] | null; problem: string | null }>

/** What became of it, in a sentence where there is one to say. */
export type Gone = Readonly<{ value: string | null; problem: string | null }>

type Props = Readonly<{
  title: string
  /** Of what or whom: another one is asked about anew. */
  of: string
  /** What the buttons say: to do it, while it is done, and to leave it. */
  words: Readonly<{ act: string; acting: string; leave: string }>
  ask: () => Promise<Foreseen>
  act: () => Promise<Gone>
  onGone?: (said: string | null) => void
  onClosed: () => void
}>

/** Takes something away for good, after it was said what goes with it. */
export function ForeseenDialog({ title, of, words, ask, act, onGone, onClosed }: Props) {
  const { data, isError } = useQuery({ queryKey: ['foreseen', title, of], queryFn: ask, gcTime: 0 })
  const { run, isRunning, problem } = useChange(act, ({ value }) => {
    onGone?.(value)
    onClosed()
  })
  return (
    <Dialog title={title} onClosed={onClosed}>
      {(close) => (
        <div className="space-y-4">
          {!data && !isError && <p className="text-muted">Looking what goes…</p>}
          {data?.value?.map((sentence) => (
            <p key={sentence} className="break-words text-ink-soft">
              {sentence}
            </p>
          ))}
          <Problem of={problem ?? data?.problem ?? (isError ? 'What goes could not be read.' : null)} />
          <div className="flex flex-wrap gap-2">
            <Button
              disabled={!data?.value || isRunning}
              onClick={() => run()}
              className="control border-bad text-bad"
            >
              {isRunning ? words.acting : words.act}
            </Button>
            <Button onClick={close}>{words.leave}</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
