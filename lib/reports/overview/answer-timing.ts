import { formatDuration } from '@/lib/format/format-duration'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Sentences, say, strong } from '../sentences'
import { type GapTimes, type TimeToStepResult, withGaps } from '../time-to-step/time-to-step-result'

/** A sentence a gap: "Users add to cart 1 min 12 s after first seeing a product, on average; half do so within 47 s." */
export function answerTiming({ query, gaps }: TimeToStepResult): Sentences {
  if (gaps.every(({ pairs }) => pairs === 0)) {
    return say`Nobody went from one step to the next in this range, so there is no time to tell.`
  }
  const { steps } = funnelOf(query)
  return withGaps(query, gaps).flatMap(({ gap: { from, to }, times }, index) => {
    const [earlier, later] = [steps[from]?.words, steps[to]?.words]
    if (!earlier || !later) return []
    const space = index === 0 ? '' : ' '
    if (times.pairs === 0) return say`${space}Nobody ${later.didNext} in this range.`
    const [who, half] = index === 0 ? ['Users', 'half do so'] : ['They', 'half']
    return say`${space}${who} ${later.verb} ${mean(times)} after ${earlier.doing}, on average; ${half} within ${median(times)}.`
  })
}

function mean(gap: GapTimes) {
  return strong(formatDuration(gap.meanSeconds))
}

function median(gap: GapTimes) {
  return strong(formatDuration(gap.medianSeconds))
}
