import { getEnv } from '@/lib/env'
import type { RequestSettings } from '@/lib/query/request'
import { dayInZone } from '@/lib/time/day'

/** A year by day: more are finer than the pixels of a picture. */
const MOST_DRAWN = 370

/** What makes a question absolute: the workspace's day, and its settings. */
export function readRequestSettings(): RequestSettings {
  const { timeZone, fiscalMonth, smallestChange, conversionHours } = getEnv()
  const now = new Date()
  const today = dayInZone(now, timeZone)
  return { now, today, timeZone, fiscalMonth, smallestChange, conversionHours, mostDrawn: MOST_DRAWN }
}
