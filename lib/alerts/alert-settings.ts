import type { Settings } from '@/lib/env'
import { isQuiet } from '@/lib/time/quiet-hours'
import { toLateAfterMs } from '@/lib/time/stale-after'

/** The settings with which alerts are judged and sent. */
export type AlertSettings = Pick<
  Settings,
  'timeZone' | 'fiscalMonth' | 'smallestChange' | 'conversionHours' | 'alerts'
> &
  Readonly<{
    /** How long ago the last run of the pipeline may have ended. */
    staleAfterMs: number
  }>

export function toAlertSettings(env: Settings, now: Date): AlertSettings {
  return { ...env, staleAfterMs: toLateAfterMs(env, now) }
}

/** Whether nobody is told anything now. */
export function isNight({ alerts: { quietHours }, timeZone }: AlertSettings, now: Date): boolean {
  return quietHours !== null && isQuiet(now, quietHours, timeZone)
}
