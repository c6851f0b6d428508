'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

type Props = Readonly<{
  project: string
  remove: (project: string) => Promise<Readonly<{ problem: string | null }>>
}>

/** Forgets a project, after it was asked whether that is meant. Its files can be loaded again. */
export function RemoveProject({ project, remove }: Props) {
  const [isAsked, setAsked] = useState(false)
  const { mutate, data, isPending, isError } = useMutation({ mutationFn: () => remove(project) })
  const problem = isError ? 'The server did not answer. Try again.' : data?.problem
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      {isAsked ? (
        <>
          <span>Remove all that is known of {project}?</span>
          <button type="button" className="control" disabled={isPending} onClick={() => mutate()}>
            Remove {project}
          </button>
          <button type="button" className="control" onClick={() => setAsked(false)}>
            Keep it
          </button>
        </>
      ) : (
        <button type="button" className="control" onClick={() => setAsked(true)}>
          Remove {project} …
        </button>
      )}
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}
