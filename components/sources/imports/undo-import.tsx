'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Asked = Readonly<{ value: readonly string[] | null; problem: string | null }>

type Props = Readonly<{
  id: string
  /** What would go, a sentence each. */
  ask: () => Promise<Asked>
  undo: () => Promise<Readonly<{ problem: string | null }>>
}>

/** Takes an import back, after it was said what goes with it. */
export function UndoImport(props: Props) {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button onClick={() => setAsked(true)}>Undo this import …</Button>
      {isAsked && <UndoDialog {...props} onClosed={() => setAsked(false)} />}
    </>
  )
}

function UndoDialog({ id, ask, undo, onClosed }: Props & Readonly<{ onClosed: () => void }>) {
  const { data, isError } = useQuery({ queryKey: ['undo', id], queryFn: ask, gcTime: 0 })
  const { run, isRunning, problem } = useChange(undo, onClosed)
  return (
    <Dialog title="Undo this import?" onClosed={onClosed}>
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
              {isRunning ? 'Undoing…' : 'Undo it'}
            </Button>
            <Button onClick={close}>Keep it</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
