'use client'

import { useRouter } from 'next/navigation'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { PipelineStepName } from '@/lib/models/pipeline-step'

type Started = Readonly<{ value: string | null; problem: string | null }>

type Props = Readonly<{
  label: string
  /** The first step of the run; null: all of them. */
  from: PipelineStepName | null
  start: (from: PipelineStepName | null) => Promise<Started>
  /** Looks like a link, where it is one of many. */
  isQuiet?: boolean
}>

/** Begins a run and goes to its page; what is in the way is said beside the button. */
export function StartRun({ label, from, start, isQuiet = false }: Props) {
  const router = useRouter()
  const { run, isRunning, problem } = useChange(
    () => start(from),
    ({ value }) => router.push(`/data/runs/${value}`),
  )
  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <Button
        className={isQuiet ? 'text-muted text-sm hover:underline' : 'control'}
        disabled={isRunning}
        onClick={() => run()}
      >
        {label}
      </Button>
      <Problem of={problem} />
    </div>
  )
}
