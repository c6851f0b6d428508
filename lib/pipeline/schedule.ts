import { Cron } from 'croner'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { STEP_NAMES } from '@/lib/models/pipeline-step'
import type { PipelineSettings } from './pipeline-context'
import { runPipeline } from './run-pipeline'

/** A timer may go off a little before its time. */
const EARLY_MS = 500

type Settings = PipelineSettings & Readonly<{ schedule: string }>

/**
 * Runs the pipeline at the times of a cron expression, in the time zone of the workspace. Each time has one run, however
 * many servers there are; times that passed while nobody was there are caught up once, at the start. Returns what stops it.
 */
export function startSchedule(db: Db, settings: Settings): () => void {
  const { schedule, timeZone } = settings
  const cron = new Cron(schedule, { timezone: timeZone, paused: true, unref: true })
  const job = new Cron(schedule, { timezone: timeZone, unref: true }, () =>
    runAt(db, settings, lastTime(cron)),
  )
  catchUp(db, settings, cron)
  return () => job.stop()
}

async function catchUp(db: Db, settings: Settings, cron: Cron): Promise<void> {
  const due = lastTime(cron)
  try {
    const { _max: last } = await db.pipelineRun.aggregate({ _max: { scheduledFor: true } })
    if (due && (!last.scheduledFor || last.scheduledFor < due)) await runAt(db, settings, due)
  } catch (error) {
    console.error(error)
  }
}

/** The newest time of the schedule that is not to come; null where there was none. */
function lastTime(cron: Cron): Date | null {
  return cron.previousRuns(1, new Date(Date.now() + EARLY_MS))[0] ?? null
}

/** What goes wrong is in the run itself, or told in the log: the next time comes in any case. */
async function runAt(db: Db, settings: Settings, scheduledFor: Date | null): Promise<void> {
  try {
    await runPipeline(
      db,
      { steps: STEP_NAMES, trigger: 'schedule', askedBy: 'the schedule', scheduledFor },
      settings,
    )
  } catch (error) {
    if (error instanceof TundishError && error.code === 'busy') return
    console.error(error)
  }
}
