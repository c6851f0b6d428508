import { Cron } from 'croner'
import type { Db } from '@/lib/db'
import { MINUTE_MS } from '@/lib/time/duration'
import type { AlertSettings } from './alert-settings'
import { getDatabaseTime } from './get-database-time'
import { lookWithin } from './look-within'
import { runAlerts } from './run-alerts'

/** Between the full minutes, at which runs of the pipeline begin. */
const EVERY_MINUTE = '30 * * * * *'

/** Longer than a hundred messages to slow receivers take. */
const LONGEST_MS = 15 * MINUTE_MS

/** Runs the alerts once a minute, one look at a time. Returns what stops it. `toSettings` is asked before each look. */
export function startAlerts(db: Db, toSettings: (now: Date) => AlertSettings): () => void {
  const look = async () => {
    const now = await getDatabaseTime(db)
    await runAlerts(db, { now, settings: toSettings(now) })
  }
  const job = new Cron(EVERY_MINUTE, { unref: true, protect: true }, () => lookWithin(LONGEST_MS, look))
  return () => job.stop()
}
