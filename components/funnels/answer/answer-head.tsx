import { formatInterval } from '@/components/reports/format-interval'
import type { Counting } from '@/lib/format/counting'
import { formatShare } from '@/lib/format/format-number'
import type { AttemptLine } from '@/lib/reports/attempts/attempts-table'
import { wilson } from '@/lib/stats/wilson'

type Props = Readonly<{ steps: readonly AttemptLine[]; counting: Counting }>

/** The one number of a funnel: the share that comes all the way. */
export function AnswerHead({ steps, counting }: Props) {
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return null
  if (first.attempts === 0) return <p className="font-semibold text-lg">Nobody entered it in these days.</p>
  return (
    <p className="text-ink-soft">
      <span className="mr-2 font-semibold text-2xl text-ink tracking-tight">
        {formatShare(last.overallRate)}
      </span>
      of {counting.say(first.attempts)} attempts come to “{last.label}” (95 % interval:{' '}
      {formatInterval(wilson(last.attempts, first.attempts))}).
    </p>
  )
}
