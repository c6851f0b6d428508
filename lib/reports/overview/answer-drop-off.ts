import { formatCount, formatShare } from '@/lib/format/format-number'
import { STEPS, type StepName } from '@/lib/query/step'
import { UNITS } from '@/lib/query/unit'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { FunnelResult } from '../funnel/funnel-result'
import { type Sentences, say, strong } from '../sentences'

/** Units of `from` that did not reach `to`. */
export type DropOff = Readonly<{
  from: StepName
  to: StepName
  lost: number
  of: number
  share: number | null
  interval: Interval | null
}>

/** Those between the steps that users take, the largest count first; shipping is not theirs. */
export function listDropOffs(result: FunnelResult): DropOff[] {
  const taken = result.steps.filter(({ step }) => step !== 'shipped')
  const dropOffs = taken.flatMap(({ step, dropOff }, index) => {
    const before = taken[index - 1]
    if (!before || dropOff === null) return []
    const [lost, of] = [dropOff, before.count]
    return [{ from: before.step, to: step, lost, of, share: ratio(lost, of), interval: wilson(lost, of) }]
  })
  return dropOffs.sort((a, b) => b.lost - a.lost)
}

/** "The largest drop-off is from viewed to added to cart: 19 % of sessions (111 of 578) stop there. ..." */
export function answerDropOff(result: FunnelResult): Sentences {
  const { many } = UNITS[result.query.unit]
  const [largest, other] = listDropOffs(result)
  if (!largest || largest.lost === 0) return say`No ${many} stopped between two steps in this range.`
  const first = say`The largest drop-off is from ${path(largest)}: ${strong(formatShare(largest.share))} of ${many} (${counts(largest)}) stop there.`
  return [...first, ...sayOther(largest, other)]
}

/** The step that loses fewer units can still lose the larger share. */
function sayOther(largest: DropOff, other: DropOff | undefined): Sentences {
  if (!other || other.lost === 0) return []
  const more = (other.share ?? 0) > (largest.share ?? 0)
  const word = more ? 'In proportion more are lost' : 'Less is lost'
  return say` ${word} from ${path(other)}: ${strong(formatShare(other.share))} (${counts(other)}).`
}

function path({ from, to }: DropOff): string {
  return `${STEPS[from].label.toLowerCase()} to ${STEPS[to].label.toLowerCase()}`
}

function counts({ lost, of }: DropOff): string {
  return `${formatCount(lost)} of ${formatCount(of)}`
}
