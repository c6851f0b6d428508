import { capitalise } from '@/lib/format/capitalise'
import type { Funnel } from './definition'
import { listOwnSteps } from './steps'

/** Two steps that follow each other, between which time is taken; places from 0. `from` is its own place among the gaps. */
export type Gap = Readonly<{
  /** `view_to_cart`, in data. */
  name: string
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
  return steps.flatMap(({ words: { noun, label } }, place) => {
    const later = steps[place + 1]?.words
    if (!later) return []
    const next = later.noun
    return {
      name: `${noun}_to_${next}`,
      from: place,
      to: place + 1,
      label: `${capitalise(noun)} to ${next}`,
      title: `${label} to ${later.label.toLowerCase()}`,
      words: `from ${noun} to ${next}`,
    }
  })
}
