'use client'

import { useId } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure, FOOT_ACTION } from '@/components/ui/disclosure'
import { type Counting, toCounting } from '@/lib/format/counting'
import { formatDuration } from '@/lib/format/format-duration'
import { formatShare, NOTHING } from '@/lib/format/format-number'
import type { AttemptLine } from '@/lib/reports/attempts/attempts-table'
import { formatInterval } from '../reports/format-interval'
import { AnswerHead } from './answer-head'
import { AnswerStep } from './answer-step'
import { toAnswerHref, type useAnswer } from './use-answer'

type Props = Readonly<{
  /** The question that is asked; null while nothing could be. */
  search: string | null
  asked: ReturnType<typeof useAnswer>
  /** The definition makes no sense now: what stands here is of one that did. */
  isFlawed: boolean
}>

/** How many come how far: the last right answer, greyed where it is of something else. */
export function LiveAnswer({ search, asked: { answer, isOld, isCounting, problem }, isFlawed }: Props) {
  const steps = answer?.parts[0]?.steps ?? []
  if (!search || steps.length === 0) {
    return (
      <p className="text-muted">
        {problem ??
          (search ? 'Counting…' : 'Choose at least two steps, and how many come how far stands here.')}
      </p>
    )
  }
  const counting = toCounting(answer?.oneIn ?? 1)
  return (
    <div className="space-y-4">
      <div className={toLook(isFlawed || isOld)}>
        <AnswerHead steps={steps} counting={counting} />
      </div>
      <p role="status" className="-mt-3 min-h-5 text-muted text-sm">
        {problem ?? sayState(counting, isFlawed, isCounting)}
      </p>
      <div aria-busy={isOld} className={`space-y-6 ${toLook(isFlawed || isOld)}`}>
        <AnswerSteps steps={steps} counting={counting} />
        <AnswerFoot steps={steps} counting={counting} search={search} />
      </div>
    </div>
  )
}

function toLook(isOfBefore: boolean): string {
  return isOfBefore ? 'grayscale' : ''
}

function sayState({ oneIn }: Counting, isFlawed: boolean, isCounting: boolean): string {
  if (isFlawed) return 'This is the answer to what was asked before.'
  if (oneIn > 1) return `About, from one user in ${oneIn}: counting all…`
  return isCounting ? 'Counting…' : ''
}

type StepsProps = Readonly<{ steps: readonly AttemptLine[]; counting: Counting }>

function AnswerSteps({ steps, counting }: StepsProps) {
  const hatch = useId()
  const first = steps[0]?.attempts ?? 0
  return (
    <ol aria-label="How many come how far" className="space-y-4">
      {steps.map((step, place) => (
        <AnswerStep
          key={step.step}
          step={step}
          place={place}
          first={first}
          before={steps.slice(0, place).findLast(({ isOptional }) => !isOptional)?.attempts ?? first}
          hatch={hatch}
          counting={counting}
        />
      ))}
    </ol>
  )
}

function AnswerFoot({ steps, counting: { say }, search }: StepsProps & Readonly<{ search: string }>) {
  const hasOpen = steps.some(({ open }) => open !== null)
  return (
    <div className="-mx-1.5 flex flex-wrap items-center gap-x-2 border-line border-t pt-1.5">
      <Disclosure shown="Hide the numbers" hidden="Show the numbers">
        <DataTable
          caption="The funnel in numbers"
          rows={steps}
          columns={[
            ['Step', ({ label }) => label],
            ['Attempts', ({ attempts }) => say(attempts)],
            ['Users', ({ users }) => say(users)],
            ['Of step before', ({ stepRate }) => formatShare(stepRate)],
            ['95 %', ({ stepInterval }) => formatInterval(stepInterval) || NOTHING],
            ['Of the first', ({ overallRate }) => formatShare(overallRate)],
            ['Lost', ({ lost }) => (lost === null ? NOTHING : say(lost))],
            ['Median time', ({ medianSeconds }) => formatDuration(medianSeconds)],
            ...(hasOpen ? [['May still go on', ({ open }: AttemptLine) => say(open ?? 0)] as const] : []),
          ]}
        />
      </Disclosure>
      <a href={toAnswerHref(search, '&format=csv')} download className={`${FOOT_ACTION} ml-auto`}>
        CSV
      </a>
    </div>
  )
}
