import type { ShareChange } from '@/lib/stats/compare-shares'
import { FEWEST_PAIRS, type UsualChange } from '@/lib/stats/usual-change'
import { formatPointsSize, formatSmallest } from './format-number'

type Judged = Readonly<{
  verdict?: string | null
  beyondChance?: boolean | null
  usual?: UsualChange | null
}>

/** The two statements that a verdict is made of; null where none was made, as of counts. */
export function sayStatements({ verdict, beyondChance, usual }: Judged): string | null {
  if (beyondChance === null || beyondChance === undefined) return null
  const chance = `Beyond chance: ${beyondChance ? 'yes' : 'no'}.`
  const isHeld = verdict === "can't tell yet" && beyondChance && (usual?.beyond ?? true)
  const ofMany = isHeld ? ' As one of so many it may still be chance.' : ''
  return usual
    ? `${chance} More than is usual (${saySpread(usual)}): ${usual.beyond ? 'yes' : 'no'}.${ofMany}`
    : `${chance} What is usual is not known: there are fewer than ${FEWEST_PAIRS} pairs of such ranges before.${ofMany}`
}

/** `about 0.9 pp, from 7 past pairs`. */
export function saySpread({ spread, pairs }: UsualChange): string {
  return `about ${formatPointsSize(spread)}, from ${pairs} past pairs`
}

/** Why a change is called one, after what it is. */
export function sayCalled({ usual }: Pick<ShareChange, 'usual'>): string {
  return usual
    ? `more than chance explains and more than is usual between such ranges (${saySpread(usual)})`
    : 'more than chance explains; how much is usual cannot be known from so few ranges before'
}

/** When a change is called up, down or flat, for whoever asks how. */
export function explainVerdicts(smallest: number): string {
  return `Up or down is said where two things hold: chance alone would do it in one of twenty at most (the 95 % interval of the difference, Newcombe, leaves zero out; it is widened because the sessions of a user resemble each other), and it is more than is usual between such ranges (by pairs of ranges before, one in twenty at most would be as large). With fewer than ${FEWEST_PAIRS} pairs before only chance is looked at. Flat: surely smaller than ${formatSmallest(smallest)}. Else it can’t be told yet.`
}
