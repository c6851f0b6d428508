'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { Problem } from '@/components/form/problem'
import { Button } from '@/components/ui/button'
import { Meter } from '../meter'
import { useRate } from '../use-rate'
import { NotTaken, type SendProgress, sendFiles } from './send-files'
import { useDrop } from './use-drop'

type Props = Readonly<{ name: string; title: string; says: string; to: string }>

/** Takes files by dropping or choosing them, sends them, and goes to what they hold. Stores nothing. */
export function DropFiles() {
  return (
    <Drop
      name="Add files"
      title="Drop files or a folder here"
      says="CSV, TSV, JSON or Parquet, also packed with gzip, zstd or zip. You see what they hold before anything is stored. A table of days and counts, as the source itself gives it, is compared with what is stored."
      to="/data/sources/new"
    />
  )
}

/** The same of a table of days and counts, which is compared with what is stored. */
export function DropTotals() {
  return (
    <Drop
      name="Compare with the source"
      title="Drop what the source counted itself"
      says="A table with a day and a count for each step: CSV with a column day and columns such as views or purchases. It is compared with what is stored, and changes nothing."
      to="/data/sources/totals"
    />
  )
}

function Drop({ name, title, says, to }: Props) {
  const router = useRouter()
  const [progress, setProgress] = useState<SendProgress | null>(null)
  const stop = useRef<AbortController | null>(null)
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (files: readonly File[]) => {
      stop.current = new AbortController()
      return sendFiles(files, { signal: stop.current.signal, onProgress: setProgress })
    },
    onSuccess: (upload) => router.push(`${to}/${upload}`),
    onError: () => setProgress(null),
  })
  const isOver = useDrop((files) => !isPending && mutate(files))
  return (
    <section
      aria-label={name}
      className={`grid min-h-40 place-items-center rounded-lg border border-dashed px-4 py-6 text-center print:hidden ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface'}`}
    >
      {isPending || isSuccess ? (
        <Sending progress={progress} isSent={isSuccess} onStop={() => stop.current?.abort()} />
      ) : (
        <Invitation title={title} says={says} onChoose={mutate} problem={error ? sayProblem(error) : null} />
      )}
    </section>
  )
}

type InvitationProps = Pick<Props, 'title' | 'says'> &
  Readonly<{ onChoose: (files: readonly File[]) => void; problem: string | null }>

function Invitation({ title, says, onChoose, problem }: InvitationProps) {
  const id = useId()
  return (
    <div className="max-w-xl space-y-3">
      <p className="font-semibold text-base">{title}</p>
      <p id={id} className="text-muted">
        {says}
      </p>
      <label className="control control-primary inline-flex w-fit items-center focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2">
        Choose files
        <input
          type="file"
          multiple
          aria-describedby={id}
          onChange={({ target }) => target.files?.length && onChoose([...target.files])}
          className="sr-only"
        />
      </label>
      <Problem of={problem} />
    </div>
  )
}

type SendingProps = Readonly<{ progress: SendProgress | null; isSent: boolean; onStop: () => void }>

function Sending({ progress, isSent, onStop }: SendingProps) {
  const { sentBytes = 0, totalBytes = 0 } = progress ?? {}
  const rate = useRate(sentBytes)
  if (isSent) return <p role="status">Sent. Looking at what they hold…</p>
  return (
    <div className="w-full max-w-md space-y-3">
      <Meter name="Sending" done={sentBytes} all={totalBytes} rate={rate} />
      <Button onClick={onStop}>Stop</Button>
    </div>
  )
}

function sayProblem(error: Error): string {
  if (error instanceof NotTaken) return error.message
  return error.name === 'AbortError' ? 'Stopped. Nothing was stored.' : 'The files could not be read.'
}
