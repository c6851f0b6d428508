import { formatCount, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import { listOwnSteps } from '@/lib/funnel/steps'
import { unitOf } from '@/lib/query/unit'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { FunnelResult } from '../funnel/funnel-result'
import { type Sentences, say, strong } from '../sentences'

/** Units of a step that did not reach the next; both by their labels, the first by its place, too. */
export type DropOff = Readonly<{
  place: number
  from: string
  to: string
  lost: number
  of: number
  share: number | null
  interval: Interval | null
}>

/** Those between the steps that users take, the largest count first; steps by order are not theirs. */
export function listDropOffs({ query, steps }: FunnelResult): DropOff[] {
  const taken = listOwnSteps(funnelOf(query))
  const dropOffs = listGaps(funnelOf(query)).map((gap) => {
    const of = steps[gap.from]?.count ?? 0
    const lost = of - (steps[gap.to]?.count ?? 0)
    const labels = { from: taken[gap.from]?.words.label ?? '', to: taken[gap.to]?.words.label ?? '' }
    return { place: gap.from, ...labels, lost, of, share: ratio(lost, of), interval: wilson(lost, of) }
  })
  return dropOffs.sort((a, b) => b.lost - a.lost)
}

/** The same beside the largest share itself: "From viewed to added to cart, 3,406 of 6,142 sessions. ..." */
export function explainDropOff(result: FunnelResult): Sentences {
  const [largest, other] = listDropOffs(result)
  if (!largest || largest.lost === 0) return answerDropOff(result)
  const { many } = unitOf(result.query)
  return [`From ${path(largest)}: ${counts(largest)} ${many} stop there.`, ...sayOther(largest, other)]
}

/** "The largest drop-off is from viewed to added to cart: 19 % of sessions (111 of 578) stop there. ..." */
export function answerDropOff(result: FunnelResult): Sentences {
  const { many } = unitOf(result.query)
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
  return `${from.toLowerCase()} to ${to.toLowerCase()}`
}

function counts({ lost, of }: DropOff): string {
  return `${formatCount(lost)} of ${formatCount(of)}`
}
