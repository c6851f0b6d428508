import { Worker } from 'node:worker_threads'
import { badFile } from '@/lib/errors'
import type { PackedArtifact } from './artifact'
import type { WorkerAnswer } from './artifact-worker'

/** From the root, where every process of ours runs: the server's own code stands elsewhere. */
const PROGRAM = 'lib/dbt/artifact-worker.ts'

/** In a thread, tsx has to be asked for. */
const START = `
  const program = require('node:url').pathToFileURL('${PROGRAM}')
  import('tsx/esm/api').then(({ register }) => { register(); return import(program) })`

/** What a file of 50 MB takes, several times. */
const MOST_MEMORY_MB = 1_024

/**
 * Reads a file of dbt, which is given away, in a thread of its own: nobody waits for it but who asks. Throws `bad_file`, also
 * for one that unfolds to more than there is memory for.
 */
export function readArtifact(bytes: ArrayBuffer): Promise<PackedArtifact> {
  const worker = new Worker(START, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  return new Promise<PackedArtifact>((resolve, reject) => {
    worker.once('message', (answer: WorkerAnswer) => {
      if ('artifact' in answer) resolve(answer.artifact)
      else reject(badFile(answer.refusal))
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const isTooMuch = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isTooMuch ? badFile('This file takes more memory to read than any file of dbt should.') : error)
    })
    worker.once('exit', () => reject(new Error('The thread that reads files of dbt ended.')))
    worker.postMessage(bytes, [bytes])
  }).finally(() => worker.terminate())
}
