import { dayInZone } from '@/lib/time/day'
import type { RequestSettings } from './request'

/** A year by day: more are finer than the pixels of a picture. */
const MOST_DRAWN = 370

type Workspace = Omit<RequestSettings, 'now' | 'today' | 'mostDrawn'>

/** What makes a question absolute: the workspace's day, and its settings. */
export function toRequestSettings(workspace: Workspace, now: Date): RequestSettings {
  const { timeZone, fiscalMonth, smallestChange, conversionHours } = workspace
  const today = dayInZone(now, timeZone)
  return { now, today, timeZone, fiscalMonth, smallestChange, conversionHours, mostDrawn: MOST_DRAWN }
}
