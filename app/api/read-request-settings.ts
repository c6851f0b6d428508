import { getEnv } from '@/lib/env'
import type { RequestSettings } from '@/lib/query/report-request'
import { dayInZone } from '@/lib/time/day'

/** What makes a question absolute: the workspace's day, and its settings. */
export function readRequestSettings(): RequestSettings {
  const { timeZone, fiscalMonth, smallestChange, conversionHours } = getEnv()
  const now = new Date()
  return { now, today: dayInZone(now, timeZone), timeZone, fiscalMonth, smallestChange, conversionHours }
}
