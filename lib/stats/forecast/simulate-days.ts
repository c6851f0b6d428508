import type { Portion } from '../compare-shares'
import { drawBeta, drawBinomial, drawGamma, drawNormal, drawPoisson } from '../draw'
import type { Uniform } from '../seeded-random'
import type { EntrantsModel } from './entrants-model'
import type { LevelFit } from './local-level'
import type { RateModel } from './rate-model'

/** How to go on from now. Without `rate` all who enter count, and the value is their number. */
export type Simulation = Readonly<{
  entrants: EntrantsModel
  rate: RateModel | null
  /** The place of the first day that is not known yet, as the models count days. */
  firstPlace: number
  /** Days that pass before the first that counts. */
  lead: number
  /** Days that count. */
  length: number
  /** What counts already. */
  soFar: Portion
  runs: number
}>

/** `values[day][run]`: the cumulative share (0 where nobody entered yet) or number at the end of each day that counts. */
export type Simulated = Readonly<{ values: readonly Float64Array[]; meanWhole: number }>

/** The level or rate moves once in so many days. */
const STEP_DAYS = 7

export function simulateDays(simulation: Simulation, uniform: Uniform): Simulated {
  const { length, runs } = simulation
  const values = Array.from({ length }, () => new Float64Array(runs))
  let wholes = 0
  for (let run = 0; run < runs; run += 1) {
    wholes += simulateRun(simulation, uniform, (day, value) => {
      const ofDay = values[day]
      if (ofDay) ofDay[run] = value
    })
  }
  return { values, meanWhole: wholes / runs }
}

/** One future; returns how many have entered at its end. */
function simulateRun(
  { entrants, rate, firstPlace, lead, length, soFar }: Simulation,
  uniform: Uniform,
  keep: (day: number, value: number) => void,
): number {
  const level = startLevel(entrants.fits, uniform)
  const share = rate && startShare(rate, uniform)
  let { part, whole } = soFar
  for (let day = 0; day < lead + length; day += 1) {
    if (day % STEP_DAYS === 0) {
      level.step()
      share?.step()
    }
    if (day < lead) continue
    const mean = level.value() * entrants.baseOf(firstPlace + day)
    const entered = drawPoisson(uniform, mean * drawDayNoise(entrants.dayNoise, uniform))
    whole += entered
    part += share ? drawBinomial(uniform, entered, share.value()) : entered
    keep(day - lead, share ? (whole === 0 ? 0 : part / whole) : part)
  }
  return whole
}

/** Mean 1. */
function drawDayNoise(variance: number, uniform: Uniform): number {
  return variance === 0 ? 1 : drawGamma(uniform, 1 / variance) * variance
}

type Walk = Readonly<{ value: () => number; step: () => void }>

/** Gamma, so that it is never negative; its steps are relative. */
function startLevel(fits: readonly LevelFit[], uniform: Uniform): Walk {
  const { mean, variance, drift } = chooseFit(fits, uniform)
  const relative = mean > 0 ? drift / mean : 0
  let value =
    variance > 0 && mean > 0 ? (drawGamma(uniform, (mean * mean) / variance) * variance) / mean : mean
  return {
    value: () => value,
    step: () => {
      if (relative > 0) value *= Math.exp(relative * drawNormal(uniform) - (relative * relative) / 2)
    },
  }
}

/** Beta, so that it stays between 0 and 1; its steps are of the logit. */
function startShare(fits: RateModel, uniform: Uniform): Walk {
  const { mean, variance, drift } = chooseFit(fits, uniform)
  const size = Math.max(MIN_BETA, (mean * (1 - mean)) / variance - 1)
  const drawn = drawBeta(uniform, Math.max(MIN_BETA, mean * size), Math.max(MIN_BETA, (1 - mean) * size))
  let logit = Math.log(Math.max(drawn, TINY) / Math.max(1 - drawn, TINY))
  let value = drawn
  return {
    value: () => value,
    step: () => {
      if (drift === 0) return
      logit += drift * drawNormal(uniform)
      value = 1 / (1 + Math.exp(-logit))
    },
  }
}

const TINY = 1e-12
/** No parameter of a beta distribution is smaller: a rate that never was above 0 is drawn as next to nothing. */
const MIN_BETA = 0.01

function chooseFit(fits: readonly LevelFit[], uniform: Uniform): LevelFit {
  let rest = uniform()
  for (const fit of fits) {
    rest -= fit.weight
    if (rest < 0) return fit
  }
  const last = fits.at(-1)
  if (!last) throw new Error('There is at least one fit.')
  return last
}
