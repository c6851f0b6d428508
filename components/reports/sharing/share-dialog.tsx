'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { LinkField, TypedLink } from '@/lib/forms/share-link'
import { LinkResult } from './link-result'
import { ShareFields } from './share-fields'

export type ShareOutcome = Readonly<{ url: string | null; problem: string | null; field: LinkField | null }>

type Props = Readonly<{ share: (typed: TypedLink) => Promise<ShareOutcome>; onDone: () => void }>

const FIRST: TypedLink = { kind: 'live', scope: 'range', ends: '30', password: '', origins: '' }

/** Makes a link; then shows it, this once. */
export function ShareDialog({ share, onDone }: Props) {
  const [typed, setTyped] = useState(FIRST)
  const mutation = useMutation({ mutationFn: share })
  const { data, isError, isPending } = mutation
  if (data?.url) return <LinkResult url={data.url} origins={typed.origins} onDone={onDone} />
  const problem = isError ? 'No link was made; the log of the server says why.' : (data?.problem ?? null)
  return (
    <form
      aria-label="Share"
      noValidate
      className="space-y-4 p-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        mutation.mutate(typed)
      }}
    >
      <ShareFields
        typed={typed}
        problemOf={(field) => (data?.field === field ? problem : null)}
        onType={(part) => setTyped((before) => ({ ...before, ...part }))}
      />
      {problem && data?.field == null && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
      <div className="flex gap-2">
        <button type="submit" disabled={isPending} className="control control-primary">
          {isPending ? 'Making it…' : 'Make the link'}
        </button>
        <button type="button" onClick={onDone} className="control">
          Cancel
        </button>
      </div>
    </form>
  )
}
