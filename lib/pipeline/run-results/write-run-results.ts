import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { listRunTests } from '@/lib/store/data-tests'
import type { PipelineRun } from '@/lib/store/pipeline-runs'
import about from '@/package.json' with { type: 'json' }
import { toRunResults } from './to-run-results'

export const RUN_RESULTS = 'run_results.json'

/** Writes what a run came to where schedulers find it, in the data directory; whole or not at all. */
export async function writeRunResults(db: Db, run: PipelineRun, dataDir: string): Promise<string> {
  const tests = await listRunTests(db, BigInt(run.id))
  const place = path.join(dataDir, RUN_RESULTS)
  await mkdir(dataDir, { recursive: true })
  const draft = `${place}.${run.id}`
  await writeFile(draft, `${JSON.stringify(toRunResults(run, tests, about.version), null, 2)}\n`)
  await rename(draft, place)
  return place
}
