import type { ShareChange } from '@/lib/stats/compare-shares'
import { FEWEST_PAIRS, type UsualChange } from '@/lib/stats/usual-change'
import { formatEstimate, formatPointsSize, formatSmallest } from './format-number'

type Judged = Readonly<{
  verdict?: string | null
  beyondChance?: boolean | null
  usual?: UsualChange | null
}>

/** The two statements that a verdict is made of; null where none was made, as of counts. */
export function sayStatements(
  { verdict, beyondChance, usual }: Judged,
  formatSize = formatPointsSize,
): string | null {
  if (beyondChance === null || beyondChance === undefined) return null
  const chance = `Beyond chance: ${beyondChance ? 'yes' : 'no'}.`
  const isHeld = verdict === "can't tell yet" && beyondChance && (usual?.beyond ?? true)
  const ofMany = isHeld ? ' As one of so many it may still be chance.' : ''
  return usual
    ? `${chance} More than is usual (${saySpread(usual, formatSize)}): ${usual.beyond ? 'yes' : 'no'}.${ofMany}`
    : `${chance} What is usual is not known: there are fewer than ${FEWEST_PAIRS} pairs of such ranges before.${ofMany}`
}

/** `about 0.9 pp, from 7 past pairs`. */
export function saySpread({ spread, pairs }: UsualChange, formatSize = formatPointsSize): string {
  return `about ${formatSize(spread)}, from ${pairs} past pairs`
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

/** How many sessions of a user are worth one, for whoever asks how; nothing where each is, as of users. */
export function sayDesignEffect(designEffect = 1): string {
  return designEffect < 1.005
    ? ''
    : `The sessions of a user resemble each other: ${formatEstimate(designEffect)} of them are worth one of as many users, and intervals, verdicts and how many more it takes are made with that.`
}

/** When a product is called worse or better than the others, for whoever asks how. */
export const EXPLAIN_STANDING = `Worse or better is said where two things hold: the difference to all other products together is more than chance explains (95 % intervals, Newcombe, widened because the sessions of a user resemble each other; of all that are called so at most one in ten is expected to be chance, Benjamini and Hochberg), and it is more than the shares of products usually move by themselves between such ranges. With fewer than ${FEWEST_PAIRS} pairs of ranges before only chance is looked at.`
