import { Hatch } from '@/components/charts/hatch'
import { formatInterval } from '@/components/reports/format-interval'
import { stepColor } from '@/components/reports/step-colors'
import type { Counting } from '@/lib/format/counting'
import { formatDuration } from '@/lib/format/format-duration'
import { formatShare } from '@/lib/format/format-number'
import type { AttemptLine } from '@/lib/reports/attempts/attempts-table'
import { ratio } from '@/lib/stats/ratio'

type Props = Readonly<{
  step: AttemptLine
  place: number
  /** Attempts of the first step, and of the last one before that must be. */
  first: number
  before: number
  /** A name on this page for the pattern of what is missing. */
  hatch: string
  counting: Counting
}>

/** A step: its bar as a share of the first, what is missing hatched, and its numbers. One that may be left out is thin, and not of the chain. */
export function AnswerStep({ step, place, first, before, hatch, counting }: Props) {
  return (
    <li>
      <p className="flex items-baseline justify-between gap-4">
        <span className="min-w-0 break-words font-medium">{step.label}</span>
        <span className="font-semibold text-base">{counting.say(step.attempts)}</span>
      </p>
      <svg width="100%" height={step.isOptional ? 10 : 20} aria-hidden="true" className="my-1 block">
        <Hatch id={`${hatch}-${place}`} />
        {!step.isOptional && (
          <rect width={toWidth(before, first)} height="100%" fill={`url(#${hatch}-${place})`} rx="2" />
        )}
        <rect width={toWidth(step.attempts, first)} height="100%" fill={stepColor(place)} rx="2" />
      </svg>
      <p className="text-muted text-sm">{sayStep(step, counting).join(' · ')}</p>
    </li>
  )
}

function toWidth(part: number, whole: number): string {
  return `${(ratio(part, whole) ?? 0) * 100}%`
}

function sayStep(step: AttemptLine, { say }: Counting): string[] {
  const { stepRate, stepInterval, lost, users, medianSeconds, open, isOptional } = step
  const interval = formatInterval(stepInterval)
  return [
    ...(isOptional ? ['may be left out'] : []),
    ...(stepRate === null
      ? []
      : [`${formatShare(stepRate)} of the step before${interval && ` (${interval})`}`]),
    ...(lost === null ? [] : [`${say(lost)} lost`]),
    ...(medianSeconds === null ? [] : [`median ${formatDuration(medianSeconds)}`]),
    `${say(users)} ${users === 1 ? 'user' : 'users'}`,
    ...(open ? [`${say(open)} may still go on`] : []),
  ]
}
