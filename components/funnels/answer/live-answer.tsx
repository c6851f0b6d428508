'use client'

import { useId, useState } from 'react'
import { FunnelChart } from '@/components/charts/funnel/funnel-chart'
import { formatInterval } from '@/components/reports/format-interval'
import { stepColor } from '@/components/reports/step-colors'
import { DataTable } from '@/components/ui/data-table'
import { PanelMenu } from '@/components/ui/panel/panel-menu'
import { type Counting, toCounting } from '@/lib/format/counting'
import { formatDuration } from '@/lib/format/format-duration'
import { formatShare, NOTHING } from '@/lib/format/format-number'
import type { AttemptLine } from '@/lib/reports/attempts/attempts-table'
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
  const [hasNumbers, showNumbers] = useState(false)
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
    <div data-panel className="space-y-4">
      <div className="flex items-start justify-between gap-2">
        <div className={toLook(isFlawed || isOld)}>
          <AnswerHead steps={steps} counting={counting} />
        </div>
        <PanelMenu
          title={TITLE}
          parts={[{ label: 'Show the numbers', isOn: hasNumbers }]}
          onTurn={() => showNumbers(!hasNumbers)}
          csvHref={toAnswerHref(search, '&format=csv')}
          pngName="tundish-attempts"
        />
      </div>
      <p role="status" className="-mt-3 min-h-5 text-muted text-sm">
        {problem ?? sayState(counting, isFlawed, isCounting)}
      </p>
      <div aria-busy={isOld} className={`space-y-6 ${toLook(isFlawed || isOld)}`}>
        <AnswerSteps steps={steps} counting={counting} />
        {hasNumbers && <AnswerNumbers steps={steps} counting={counting} />}
        <SavedPicture steps={steps} counting={counting} />
      </div>
    </div>
  )
}

const TITLE = 'How many come how far'

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
    <ol aria-label={TITLE} className="space-y-4">
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

function AnswerNumbers({ steps, counting: { say } }: StepsProps) {
  const hasOpen = steps.some(({ open }) => open !== null)
  return (
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
  )
}

/** What is saved as a picture, with all of its letters; on the page the same stands as text that wraps, so it takes no room there. */
function SavedPicture({ steps, counting: { say } }: StepsProps) {
  return (
    <div aria-hidden="true" className="!mt-0 h-0 overflow-hidden">
      <div className="w-120">
        <FunnelChart
          label={TITLE}
          first={steps[0]?.label ?? ''}
          bars={steps.map((step, place) => ({
            label: step.label,
            color: stepColor(place),
            share: step.overallRate ?? 0,
            interval: null,
            count: say(step.attempts),
            stepRate: step.stepRate === null ? null : formatShare(step.stepRate),
            overallRate: place === 0 ? null : formatShare(step.overallRate),
            lost: toLost(steps, place, say),
            before: null,
            apart: null,
          }))}
        />
      </div>
    </div>
  )
}

/** What is missing reaches to the last step before that must be. */
function toLost(steps: readonly AttemptLine[], place: number, say: Counting['say']) {
  const lost = steps[place]?.lost ?? null
  const before = steps.slice(0, place).findLast(({ isOptional }) => !isOptional)
  return lost === null || !before ? null : { toShare: before.overallRate ?? 0, text: `${say(lost)} lost` }
}
