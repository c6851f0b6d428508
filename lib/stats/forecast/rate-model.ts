import type { Portion } from '../compare-shares'
import { listWeeks } from './entrants-model'
import { fitLevel, type LevelFit, type Observation, RELATIVE_DRIFTS } from './local-level'

/** A share that drifts from week to week; `drift` is of its logit, `mean` and `variance` of the share itself. */
export type RateModel = readonly LevelFit[]

/**
 * From the counts of every day up to now. A week's share varies by counting (binomial, at the share of all days,
 * half a success and half a failure added); what it varies beyond that is drift. A week without entrants says nothing.
 */
export function fitRate(days: readonly Portion[]): RateModel {
  const all = addUp(days)
  const usual = (all.part + 0.5) / (all.whole + 1)
  const spread = usual * (1 - usual)
  const observations = listWeeks(days.length, 0).map((start): Observation => {
    const { part, whole } = addUp(days.slice(start, start + 7))
    return whole === 0
      ? { value: usual, variance: Number.POSITIVE_INFINITY }
      : { value: part / whole, variance: spread / whole }
  })
  const fits = fitLevel(
    observations,
    { mean: usual, variance: spread * spread },
    RELATIVE_DRIFTS.map((drift) => drift * spread),
  )
  return fits.map((fit, index) => ({ ...fit, drift: RELATIVE_DRIFTS[index] ?? 0 }))
}

/** All days as one. */
export function addUp(days: readonly Portion[]): Portion {
  let [part, whole] = [0, 0]
  for (const day of days) {
    part += day.part
    whole += day.whole
  }
  return { part, whole }
}
