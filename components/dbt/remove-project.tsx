'use client'

import { useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'

type Props = Readonly<{
  project: string
  remove: (project: string) => Promise<Readonly<{ problem: string | null }>>
}>

/** Forgets a project, after it was asked whether that is meant. Its files can be loaded again. */
export function RemoveProject({ project, remove }: Props) {
  const [isAsked, setAsked] = useState(false)
  const { run, isRunning, problem } = useChange(() => remove(project))
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      {isAsked ? (
        <>
          <span>Remove all that is known of {project}?</span>
          <Button disabled={isRunning} onClick={() => run()}>
            Remove {project}
          </Button>
          <Button onClick={() => setAsked(false)}>Keep it</Button>
        </>
      ) : (
        <Button onClick={() => setAsked(true)}>Remove {project} …</Button>
      )}
      <Problem of={problem} />
    </div>
  )
}
