'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useId, useRef } from 'react'

/** What the server said of one file. */
type Answer = Readonly<{ name: string; isGood: boolean; said: string }>

/** The manifest tells what the others are about. */
const FIRST = /manifest/

/** Chooses files of dbt's target folder and sends them one after the other; what each came to stands under it. */
export function LoadArtifacts() {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { mutate, data, isPending } = useMutation({
    mutationFn: sendAll,
    onSettled: () => {
      if (input.current) input.current.value = ''
      router.refresh()
    },
  })
  return (
    <div className="space-y-2 print:hidden">
      <label className="control inline-flex w-fit cursor-pointer items-center focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2">
        Load files of dbt
        <input
          ref={input}
          type="file"
          multiple
          accept=".json,application/json"
          aria-describedby={id}
          disabled={isPending}
          onChange={(event) => mutate([...(event.target.files ?? [])])}
          className="sr-only"
        />
      </label>
      <p id={id} className="text-muted text-sm">
        manifest.json, run_results.json and sources.json from the target folder, together or one by one.
      </p>
      <div aria-live="polite" className="space-y-1 text-sm empty:hidden">
        {isPending && <p className="text-muted">Reading…</p>}
        {data?.map(({ name, isGood, said }) => (
          <p key={name} className={`break-words ${isGood ? 'text-good' : 'text-bad'}`}>
            {name}: {said}
          </p>
        ))}
      </div>
    </div>
  )
}

async function sendAll(files: readonly File[]): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const file of files.toSorted((a, b) => Number(FIRST.test(b.name)) - Number(FIRST.test(a.name)))) {
    answers.push({ name: file.name, ...(await send(file)) })
  }
  return answers
}

async function send(file: File): Promise<Omit<Answer, 'name'>> {
  try {
    const response = await fetch('/api/dbt', { method: 'POST', body: file })
    const answer = await response.json()
    if (!response.ok) return { isGood: false, said: String(answer.error?.message) }
    return { isGood: true, said: String(answer.message) }
  } catch {
    return { isGood: false, said: 'The server did not take it. Is it larger than 50 MB?' }
  }
}
