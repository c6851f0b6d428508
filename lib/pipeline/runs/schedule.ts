import { Cron } from 'croner'
import { toDatabaseError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'
import type { PipelineSettings } from '@/lib/pipeline/pipeline-context'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { endGoneRun } from './end-gone-run'

/** A timer may go off a little before its time. */
const EARLY_MS = 500

const EVERY_MINUTE = '* * * * *'

type ReadSettings = (db: Db) => Promise<PipelineSettings>

/**
 * Runs the pipeline at the times of a cron expression (null: never by itself), in the time zone of the workspace, with the
 * settings of that moment. Each time has one run, however
 * many servers there are. At the start and at the times of `lookAt` (every minute) it looks whether the newest time still
 * has none, because nobody was there, another run was under way, the database was away, or its run was interrupted; and
 * ends a run whose process went away, without a schedule too. Returns what stops it,
 * which resolves when nothing of it is under way.
 */
export function startSchedule(
  db: Db,
  schedule: string | null,
  read: ReadSettings,
  lookAt = EVERY_MINUTE,
): () => Promise<void> {
  let isStopped = false
  let looking: Promise<void> | null = null
  const look = () => {
    looking ??= lookWhileDue().finally(() => {
      looking = null
    })
  }
  // A time may have come while a run was under way.
  const lookWhileDue = async () => {
    while (!isStopped && (await tryRun(db, schedule, read))) {}
  }
  const jobs = [schedule ?? lookAt, lookAt].map((times) => new Cron(times, { unref: true }, look))
  look()
  return async () => {
    isStopped = true
    for (const job of jobs) job.stop()
    await looking
  }
}

/** Whether something ran. What goes wrong is in the run itself, or told in the log, and tried again in a minute. */
async function tryRun(db: Db, schedule: string | null, read: ReadSettings): Promise<boolean> {
  try {
    await endGoneRun(db)
    const settings = await read(db)
    const scheduledFor = schedule && lastTime(schedule, settings.timeZone)
    if (!scheduledFor) return false
    const asked = {
      steps: PIPELINE_STEP_NAMES,
      trigger: 'schedule',
      askedBy: 'the schedule',
      scheduledFor,
    } as const
    return (await runPipeline(db, asked, settings)) !== null
  } catch (error) {
    if (!(error instanceof TundishError && error.code === 'busy'))
      console.error(toDatabaseError(error)?.message ?? error)
    return false
  }
}

/** The newest time of the schedule that is not to come; null where there was none. */
function lastTime(schedule: string, timeZone: string): Date | null {
  const cron = new Cron(schedule, { timezone: timeZone, paused: true })
  return cron.previousRuns(1, new Date(Date.now() + EARLY_MS))[0] ?? null
}
