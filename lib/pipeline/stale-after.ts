import { Cron } from 'croner'

/** Long enough for a run to end. */
const RUN_MS = 10 * 60_000

/** How old the last tests may be: two times of the schedule may pass, and a run take its time; null: it has no more times. */
export function toStaleAfterMs(schedule: string, timeZone: string, now: Date): number | null {
  const cron = new Cron(schedule, { timezone: timeZone, paused: true })
  const [last] = cron.previousRuns(2, now).slice(-1)
  return last ? now.getTime() - last.getTime() + RUN_MS : null
}
