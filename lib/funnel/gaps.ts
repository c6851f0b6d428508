import { capitalise } from '@/lib/format/capitalise'
import type { Funnel } from './definition'
import { listOwnSteps, placeBefore, toDataName, wordsAt } from './steps'

/** A step and the last before it that must be, between which time is taken; places from 0. */
export type Gap = Readonly<{
  /** `view_to_cart`, in data. */
  name: string
  /** Its own place among the gaps. */
  place: number
  from: number
  to: number
  /** `View to cart` */
  label: string
  /** `Viewed to added to cart` */
  title: string
  /** `from view to cart` */
  words: string
}>

/** Of steps by order, which come after all others, no time is taken: an order is shipped when the shop does it. */
export function listGaps(funnel: Funnel): readonly Gap[] {
  const steps = listOwnSteps(funnel)
  return steps.slice(1).map(({ words: { noun: next, label: later } }, place) => {
    const from = placeBefore(funnel, place + 1)
    const { noun, label } = wordsAt(steps, from)
    return {
      name: toDataName(`${noun}_to_${next}`),
      place,
      from,
      to: place + 1,
      label: `${capitalise(noun)} to ${next}`,
      title: `${label} to ${later.toLowerCase()}`,
      words: `from ${noun} to ${next}`,
    }
  })
}
