import { TundishError } from '@/lib/errors'
import type { Day } from '@/lib/time/day'
import type { Parameters } from './parameters'

/** Throws `bad_parameter` for what will be known on a day to come. */
export function requireKnown(asOf: Day | null, today: Day): Day | null {
  if (asOf === null || asOf <= today) return asOf
  const sentence = `"as_of" (${asOf}) must not be after today (${today}): what will be known then is not known yet.`
  throw new TundishError('bad_parameter', sentence)
}

/** Throws `bad_parameter` for days to compare with that make no range, or that are given in two ways. */
export function refuseBeforeDays({ before_from: from, before_to: to, compare }: Parameters): void {
  if (!from && !to) return
  if (!from || !to) {
    throw new TundishError('bad_parameter', '"before_from" and "before_to" must be given together.')
  }
  if (from >= to) {
    const problem = `"before_from" (${from}) must be before "before_to" (${to}), which is exclusive.`
    throw new TundishError('bad_parameter', problem)
  }
  if (compare) {
    const sentence = '"compare" cannot be combined with "before_from" and "before_to"; give one of them.'
    throw new TundishError('bad_parameter', sentence)
  }
}
