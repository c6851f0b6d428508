import { Cron } from 'croner'
import { HOUR_MS, MINUTE_MS } from './duration'

/** Long enough for a run to end. */
const RUN_MS = 10 * MINUTE_MS

/** How long ago the last run may have ended: two times of the schedule may pass, and a run take its time; null: it has no more times. */
export function toStaleAfterMs(schedule: string | null, timeZone: string, now: Date): number | null {
  const cron = schedule === null ? null : new Cron(schedule, { timezone: timeZone, paused: true })
  const last = cron?.previousRuns(2, now).at(-1)
  return last ? now.getTime() - last.getTime() + RUN_MS : null
}

type Settings = Readonly<{
  schedule: string | null
  timeZone: string
  freshness: Readonly<{ warnHours: number; errorHours: number }>
}>

/**
 * How old the tests of a number may be. By the schedule; where nothing runs by itself, because something outside starts
 * the runs or nobody does, as old as the newest event may be before its own test warns.
 */
export function toTestedWithinMs({ schedule, timeZone, freshness }: Settings, now: Date): number {
  return toStaleAfterMs(schedule, timeZone, now) ?? freshness.warnHours * HOUR_MS + RUN_MS
}

/** When the pipeline is late. By the schedule; where there is none, by the age at which events are too old. */
export function toLateAfterMs({ schedule, timeZone, freshness }: Settings, now: Date): number {
  return toStaleAfterMs(schedule, timeZone, now) ?? freshness.errorHours * HOUR_MS
}
