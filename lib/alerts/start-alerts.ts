import { Cron } from 'croner'
import type { Db } from '@/lib/db'
import type { AlertSettings } from './alert-settings'
import { runAlerts } from './run-alerts'

/** Between the full minutes, at which runs of the pipeline begin. */
const EVERY_MINUTE = '30 * * * * *'

/** Runs the alerts once a minute, one look at a time. Returns what stops it. `toSettings` is asked before each look. */
export function startAlerts(db: Db, toSettings: (now: Date) => AlertSettings): () => void {
  const job = new Cron(EVERY_MINUTE, { unref: true, protect: true }, async () => {
    const now = new Date()
    try {
      await runAlerts(db, { now, settings: toSettings(now) })
    } catch (error) {
      console.error(error)
    }
  })
  return () => job.stop()
}
