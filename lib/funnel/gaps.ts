import type { Funnel } from './definition'
import { listOwnSteps } from './steps'

/** Two steps that follow each other, between which time is taken; places from 0. */
export type Gap = Readonly<{
  /** `view_to_cart`, in data. */
  name: string
  from: number
  to: number
  /** `from view to cart` */
  words: string
}>

/** Of steps by order no time is taken: an order is shipped when the shop does it. */
export function listGaps(funnel: Funnel): readonly Gap[] {
  const steps = listOwnSteps(funnel)
  return steps.flatMap(({ words }, place) => {
    const next = steps[place + 1]?.words
    if (!next) return []
    const name = `${words.noun}_to_${next.noun}`
    return [{ name, from: place, to: place + 1, words: `from ${words.noun} to ${next.noun}` }]
  })
}
