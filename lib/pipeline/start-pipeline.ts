import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { type AskedRun, claimRun } from './claim-run'
import { conductRun } from './conduct-run'
import { getPipelineDb } from './pipeline-db'

/**
 * Begins a run and returns its id at once; it goes on in the background of this process. Throws `busy` while another run
 * is under way.
 */
export async function startPipeline(db: Db, asked: Omit<AskedRun, 'scheduledFor'>): Promise<string> {
  const runId = await claimRun(db, { ...asked, scheduledFor: null })
  if (runId === null) throw new Error('Only runs of the schedule can have been answered.')
  conductRun(getPipelineDb(), { runId, steps: asked.steps, settings: getEnv(), now: null }).catch((error) =>
    console.error(error),
  )
  return String(runId)
}
