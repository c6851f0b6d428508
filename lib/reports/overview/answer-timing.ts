import { formatDuration } from '@/lib/format/format-duration'
import type { StepWords } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Sentences, say, strong } from '../sentences'
import type { GapTimes, TimeToStepResult } from '../time-to-step/time-to-step-result'

/** A sentence a gap: "Users add to cart 1 min 12 s after first seeing a product, on average; half do so within 47 s." */
export function answerTiming({ query, gaps }: TimeToStepResult): Sentences {
  if (gaps.every(({ pairs }) => pairs === 0)) {
    return say`Nobody went from one step to the next in this range, so there is no time to tell.`
  }
  const { steps } = funnelOf(query)
  return gaps.flatMap((gap, place) => {
    const [from, to] = [steps[place]?.words, steps[place + 1]?.words]
    return from && to ? sayGap(gap, from, { to, isFirst: place === 0 }) : []
  })
}

type Next = Readonly<{ to: StepWords; isFirst: boolean }>

function sayGap(gap: GapTimes, from: StepWords, { to, isFirst }: Next): Sentences {
  const blank = isFirst ? '' : ' '
  if (gap.pairs === 0) return say`${blank}Nobody ${to.did} after ${from.doing} in this range.`
  return isFirst
    ? say`Users ${to.verb} ${mean(gap)} after ${from.doingFirst}, on average; half do so within ${median(gap)}.`
    : say` They ${to.verb} ${mean(gap)} after ${from.doing}, on average; half within ${median(gap)}.`
}

function mean(gap: GapTimes) {
  return strong(formatDuration(gap.meanSeconds))
}

function median(gap: GapTimes) {
  return strong(formatDuration(gap.medianSeconds))
}
