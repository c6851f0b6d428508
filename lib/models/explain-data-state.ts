import { formatMoment, formatTimeOn } from '@/lib/format/format-day'
import type { DataState } from './data-state'

/** When the oldest of the tests was tried, for eyes: in a few letters, and whole. */
export type TestedAt = Readonly<{ short: string; long: string }>

/** `25 tests passed`, `2 problems`, `Stale`. */
export function nameDataState({
  state,
  tests,
  problems,
}: Pick<DataState, 'state' | 'tests' | 'problems'>): string {
  if (state === 'untested') return 'Not tested yet'
  if (state === 'passed') return tests === 1 ? '1 test passed' : `${tests} tests passed`
  if (state === 'stale') return 'Stale'
  const what = state === 'failed' ? 'problem' : 'warning'
  return problems.length === 1 ? `1 ${what}` : `${problems.length} ${what}s`
}

/** In a zone: `20:15` where that was on the day of `now`, else with its day. Null where nothing was tried. */
export function nameTestedAt({ testedAt }: DataState, now: Date, timeZone: string): TestedAt | null {
  if (testedAt === null) return null
  const moment = new Date(testedAt)
  return {
    short: formatTimeOn(moment, now, timeZone),
    long: `${formatMoment(moment, timeZone)} ${timeZone}`,
  }
}

/** All of it in one paragraph, for files and terminals: `2 problems. Tested on 9 Feb 2021, 14:05 UTC. ...` */
export function sayDataState(dataState: DataState, timeZone: string): string {
  const { testedAt, problems } = dataState
  const tested =
    testedAt === null ? [] : [`Tested on ${formatMoment(new Date(testedAt), timeZone)} ${timeZone}.`]
  return [`${nameDataState(dataState)}.`, ...tested, ...problems].join(' ')
}

/** The sentence before numbers that may be wrong or behind; null where there is none to be said. */
export function warnOfDataState({ state }: Pick<DataState, 'state'>): string | null {
  if (state === 'failed') return 'Tests of the data found problems: these numbers may be wrong.'
  return state === 'stale' ? 'The data were not brought up to date: these are the last good numbers.' : null
}

/** A data state as JSON says it: when it was tested is ISO 8601, null where it never was; the worst problem is first. */
export function toDataStateJson({ state, testedAt, problems }: DataState) {
  return { state, tested_at: testedAt, problems }
}
