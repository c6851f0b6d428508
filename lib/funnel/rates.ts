import { capitalise } from '@/lib/format/capitalise'
import { ratio } from '@/lib/stats/ratio'
import type { Funnel } from './definition'
import { listOwnSteps, placeBefore, placeOfKey, toDataName, wordsAt } from './steps'

/** What a rate is counted over: sessions or users, or pairs of one of them and a product. These are two numbers. */
export type CountedOver = 'units' | 'pairs'

/** A share: of the units that reached step `whole`, those that reached step `part`; places from 0. */
export type Rate = Readonly<{
  /** `cart_per_view`, in data and addresses. */
  name: string
  part: number
  whole: number
  /** `Cart per view`, `Cart per product view`. */
  label: Readonly<Record<CountedOver, string>>
}>

/**
 * The rates of a funnel: each step of the one before, the last of the first, then those that it names. Of steps by order
 * only those that it names.
 */
export function listRates(funnel: Funnel): readonly Rate[] {
  const steps = listStepRates(funnel)
  const overall = steps.length > 1 ? [overallRate(funnel)] : []
  return [...steps, ...overall, ...(funnel.rates ?? []).map((rate) => toNamedRate(funnel, rate))]
}

/** Each step that users take, of the last one before it that must be. */
export function listStepRates(funnel: Funnel): readonly Rate[] {
  return listOwnSteps(funnel)
    .slice(1)
    .map((_, place) => toRate(funnel, place + 1, placeBefore(funnel, place + 1)))
}

/** The rate of which all others are parts: those that came to the last step of those that entered. */
export function overallRate(funnel: Funnel): Rate {
  return toRate(funnel, listOwnSteps(funnel).length - 1, 0)
}

/** A share of counts by step, 0 to 1; null where there is nothing to divide by. */
export function rateOf(reached: readonly number[], { part, whole }: Rate): number | null {
  return ratio(reached[part] ?? 0, reached[whole] ?? 0)
}

/** `of the sessions that viewed a product, the share that checked out`; units are `session` and `sessions`. */
export function defineRate(
  { steps }: Funnel,
  { part, whole }: Rate,
  over: CountedOver,
  { one, many }: Readonly<{ one: string; many: string }>,
): string {
  const [of, to] = [steps[whole]?.words, steps[part]?.words]
  if (!of || !to) throw new Error('A rate of a step that is not there.')
  return over === 'units'
    ? `of the ${many} that ${of.did}, the share that ${to.didOne}`
    : `of the products that ${many} ${of.didIt}, each once a ${one}, the share that the same ${one} ${to.didIt}`
}

function toNamedRate(funnel: Funnel, { part, whole }: Readonly<{ part: string; whole: string }>): Rate {
  return toRate(funnel, placeOfKey(funnel, part), placeOfKey(funnel, whole))
}

function toRate({ steps }: Funnel, part: number, whole: number): Rate {
  const [to, of] = [wordsAt(steps, part), wordsAt(steps, whole)]
  const noun = capitalise(to.noun)
  return {
    name: toDataName(`${to.noun}_per_${of.noun}`),
    part,
    whole,
    label: { units: `${noun} per ${of.noun}`, pairs: `${noun} per ${of.ofProduct}` },
  }
}
