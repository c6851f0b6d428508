import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { openDataDir } from '@/lib/files/open-data-dir'
import { listRunTests } from '@/lib/store/data-tests'
import type { PipelineRun } from '@/lib/store/pipeline-runs'
import about from '@/package.json' with { type: 'json' }
import { toRunResults } from './to-run-results'

export const RUN_RESULTS = 'run_results.json'

/** Writes what a run came to where schedulers find it, in the data directory, for its owner alone; whole or not at all. */
export async function writeRunResults(db: Db, run: PipelineRun, dataDir: string): Promise<string> {
  const tests = await listRunTests(db, BigInt(run.id))
  const place = path.join(dataDir, RUN_RESULTS)
  openDataDir(dataDir)
  const draft = `${place}.${run.id}`
  const content = `${JSON.stringify(toRunResults(run, tests, about.version), null, 2)}\n`
  await writeFile(draft, content, { mode: 0o600 })
  await rename(draft, place)
  return place
}
