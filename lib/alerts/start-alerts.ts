import { Cron } from 'croner'
import { toDatabaseError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import { orAbort } from '@/lib/outgoing/or-abort'
import { readSettings } from '@/lib/settings'
import { MINUTE_MS } from '@/lib/time/duration'
import { runAlertsNow } from './run-alerts'

/** Between the full minutes, at which runs of the pipeline begin. */
const EVERY_MINUTE = '30 * * * * *'

/** Longer than a hundred messages to slow receivers take. */
const LONGEST_MS = 15 * MINUTE_MS

/** Runs the alerts once a minute, one look at a time. Returns what stops it. */
export function startAlerts(db: Db): () => void {
  const job = new Cron(EVERY_MINUTE, { unref: true, protect: true }, () =>
    lookWithin(LONGEST_MS, async () => runAlertsNow(db, await readSettings(db))),
  )
  return () => job.stop()
}

/**
 * Waits for a look, and no longer than so long: one that hangs must not be the last. What goes wrong is told in the log, and
 * resolves too.
 */
export async function lookWithin(longestMs: number, look: () => Promise<unknown>): Promise<void> {
  const limit = AbortSignal.timeout(longestMs)
  try {
    await orAbort(look(), limit)
  } catch (error) {
    const hangs = limit.aborted && error === limit.reason
    console.error(
      hangs
        ? `A look at the alerts did not end within ${longestMs / 1000} s; others follow.`
        : (toDatabaseError(error)?.message ?? error),
    )
  }
}
