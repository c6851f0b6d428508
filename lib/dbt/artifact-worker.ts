import { parentPort } from 'node:worker_threads'
import { TundishError } from '@/lib/errors'
import type { PackedArtifact } from './artifact'
import { packArtifact } from './pack-artifact'

// The thread in which a file of dbt is read: what reads it answers others meanwhile.

/** What came of a file: what is stored of it, or why it is refused. */
export type WorkerAnswer = Readonly<{ artifact: PackedArtifact } | { refusal: string }>

parentPort?.once('message', (bytes: ArrayBuffer) => {
  const answer = tryToPack(bytes)
  parentPort?.postMessage(answer, 'artifact' in answer ? [answer.artifact.packed.buffer] : [])
})

function tryToPack(bytes: ArrayBuffer): WorkerAnswer {
  try {
    return { artifact: packArtifact(new TextDecoder().decode(bytes)) }
  } catch (error) {
    if (error instanceof TundishError) return { refusal: error.message }
    throw error
  }
}
