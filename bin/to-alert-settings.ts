import type { AlertSettings } from '@/lib/alerts/alert-settings'
import type { Env } from '@/lib/env'
import { toStaleAfterMs } from '@/lib/pipeline/stale-after'
import { HOUR_MS } from '@/lib/time/duration'

/**
 * The settings of alerts at a moment. Where no schedule says how often runs end, something else may run them, and the age at
 * which events are too old says when that is late.
 */
export function toAlertSettings(env: Env, now: Date): AlertSettings {
  const { schedule, timeZone, freshness } = env
  const bySchedule = schedule === null ? null : toStaleAfterMs(schedule, timeZone, now)
  return { ...env, staleAfterMs: bySchedule ?? freshness.errorHours * HOUR_MS }
}
