import type { TestState } from './data-test'
import { WRITTEN_BY } from './model'
import { PIPELINE_STEPS, type PipelineStepName, type PipelineStepState } from './pipeline-step'
import { getModel, type ModelName, withUpstream } from './registry'

/** How the data stood when it was last tested, as JSON says it. */
export type DataFindings = Readonly<{
  /** What each test last found. */
  tests: readonly Readonly<{ test: string; model: string; state: TestState; message: string; at: string }>[]
  /** How each step last ended, where it was ever asked for. */
  steps: readonly Readonly<{ name: PipelineStepName; state: PipelineStepState; at: string }>[]
}>

/**
 * failed: a test says that the numbers may be wrong, or could not be tried. stale: what they are made from was not brought
 * up to date, or not tested, all of it and in time. warned: something is odd. untested: nothing is known, which is never
 * green.
 */
export type DataStateName = 'failed' | 'stale' | 'warned' | 'passed' | 'untested'

export type DataState = Readonly<{
  state: DataStateName
  /** How many tests dataState these numbers. */
  tests: number
  /** What is wrong, in sentences, worst first. */
  problems: readonly string[]
  /** When the oldest of these tests was tried; null where none was. */
  testedAt: string | null
}>

/** What guards numbers that are read from some models: every test of these, and of all that they are made from. */
export function toDataState(
  models: readonly ModelName[],
  { tests, steps }: DataFindings,
  { now, staleAfterMs }: Readonly<{ now: Date; staleAfterMs: number | null }>,
): DataState {
  const upstream = withUpstream(models)
  const ours = tests.filter(({ model }) => upstream.some((name) => name === model))
  const tried = ours.filter(({ state }) => state !== 'skipped')
  const failed = tried.filter(({ state }) => state === 'failed' || state === 'errored')
  const warned = tried.filter(({ state }) => state === 'warned')
  const testedAt = tried.reduce<string | null>(
    (first, { at }) => (first !== null && first < at ? first : at),
    null,
  )
  const late = [
    ...listBrokenSteps(upstream, steps),
    ...sayCutOff(steps),
    ...sayUntested(tried, now, staleAfterMs),
    ...sayUntried(ours.length, tried.length),
  ]
  const say = ({ test, message }: DataFindings['tests'][number]) => `${test}: ${message}`
  return {
    state: toState({ failed: failed.length, late: late.length, warned: warned.length, tried: tried.length }),
    tests: ours.length,
    problems: [...failed.map(say), ...late, ...warned.map(say)],
    testedAt,
  }
}

type Counts = Readonly<{ failed: number; late: number; warned: number; tried: number }>

function toState({ failed, late, warned, tried }: Counts): DataStateName {
  if (failed > 0) return 'failed'
  if (late > 0) return 'stale'
  if (tried === 0) return 'untested'
  return warned > 0 ? 'warned' : 'passed'
}

/** The tests that were not tried when their process went away say nothing of what the steps before them wrote. */
function sayCutOff(steps: DataFindings['steps']): string[] {
  const last = steps.find(({ name }) => name === 'test')
  return last?.state === 'interrupted' || last?.state === 'skipped'
    ? ['The last run was cut off before its tests ended; what they found before stands.']
    : []
}

/** The steps that should have brought these models up to date, and did not. */
function listBrokenSteps(models: readonly ModelName[], steps: DataFindings['steps']): string[] {
  const writers = new Set<PipelineStepName>(models.map((name) => WRITTEN_BY[getModel(name).kind]))
  return steps
    .filter(({ name, state }) => writers.has(name) && state !== 'passed' && state !== 'warned')
    .map(({ name }) => `${PIPELINE_STEPS[name].label} did not pass; these are the last good numbers.`)
}

/** What was tested by a clock that was ahead must not be taken for new until that time comes. */
function sayUntested(tried: DataFindings['tests'], now: Date, staleAfterMs: number | null): string[] {
  if (staleAfterMs === null) return []
  const ages = tried.map(({ at }) => now.getTime() - Date.parse(at))
  if (ages.some((age) => age > staleAfterMs)) return ['They were not tested in time.']
  if (!ages.some((age) => -age > staleAfterMs)) return []
  return ['They were tested by a clock that was ahead; nobody knows how long ago.']
}

/** Those that were never tried; what they judge was not brought up to date each time. */
function sayUntried(all: number, tried: number): string[] {
  if (tried === 0 || tried === all) return []
  return [
    all - tried === 1 ? 'One of the tests was never tried.' : `${all - tried} of the tests were never tried.`,
  ]
}
