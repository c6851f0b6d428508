import { type Db, openDb } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { type AskedRun, claimRun } from '@/lib/pipeline/runs/claim-run'
import { buildAttempts } from '@/lib/refresh/attempts/build-attempts'
import { readSettings } from '@/lib/settings'
import type { PipelineRun } from '@/lib/store/runs/pipeline-runs'
import { conductRun } from './conduct-run'
import type { PipelineSettings } from './pipeline-context'

/**
 * Runs the pipeline, whole or some steps of it, and resolves when it has ended; null where the time of the schedule has
 * had its run. Throws `busy` while another run is under way, here or in another process. `now`: what every step takes for
 * the present; null: the database's clock when it begins.
 */
export async function runPipeline(
  db: Db,
  asked: AskedRun,
  settings: PipelineSettings,
  now: Date | null = null,
): Promise<PipelineRun | null> {
  const runId = await claimRun(db, asked)
  return runId === null ? null : conductRun(db, { runId, ...asked, settings, now })
}

const shared = globalThis as typeof globalThis & { tundishPipelineDb?: Db }

/** The database of this web server for runs: they take longer than an answer may. */
export function getPipelineDb(): Db {
  const { databaseUrl } = getEnv()
  if (databaseUrl === null) throw new Error('The web server is started by `npm start` or `npm run dev`.')
  shared.tundishPipelineDb ??= openDb(databaseUrl, { connections: 3 })
  return shared.tundishPipelineDb
}

/** Begins to count the saved funnels that are not counted yet; it goes on in the background of this process. */
export function startCounting(): void {
  const db = getPipelineDb()
  readSettings(db)
    .then(({ timeZone }) => buildAttempts(db, timeZone, () => {}))
    .catch((error) => console.error(error))
}

/**
 * Begins a run and returns its id at once; it goes on in the background of this process. Throws `busy` while another run
 * is under way.
 */
export async function startPipeline(db: Db, asked: Omit<AskedRun, 'scheduledFor'>): Promise<string> {
  const runId = await claimRun(db, { ...asked, scheduledFor: null })
  if (runId === null) throw new Error('Only runs of the schedule can have been answered.')
  const settings = await readSettings(db)
  conductRun(getPipelineDb(), { runId, ...asked, settings, now: null }).catch((error) => console.error(error))
  return String(runId)
}
