import { Cron } from 'croner'
import type { Env } from '@/lib/env'
import { HOUR_MS } from '@/lib/time/duration'

/** Long enough for a run to end. */
const RUN_MS = 10 * 60_000

/** How long ago the last run may have ended: two times of the schedule may pass, and a run take its time; null: it has no more times. */
export function toStaleAfterMs(schedule: string, timeZone: string, now: Date): number | null {
  const cron = new Cron(schedule, { timezone: timeZone, paused: true })
  const [last] = cron.previousRuns(2, now).slice(-1)
  return last ? now.getTime() - last.getTime() + RUN_MS : null
}

/**
 * How old the tests of a number may be. By the schedule; where nothing runs by itself, because something outside starts
 * the runs or nobody does, as old as the newest event may be before its own test warns.
 */
export function toTestedWithinMs(
  { schedule, timeZone, freshness }: Pick<Env, 'schedule' | 'timeZone' | 'freshness'>,
  now: Date,
): number {
  const byClock = schedule === null ? null : toStaleAfterMs(schedule, timeZone, now)
  return byClock ?? freshness.warnHours * HOUR_MS + RUN_MS
}
