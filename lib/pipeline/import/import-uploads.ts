import { storeQueued } from '@/lib/ingest/source/store-queued'
import type { PipelineContext } from '@/lib/pipeline/pipeline-context'
import type { Imported } from './imported'

/** Stores what people sent from the screen. */
export async function importUploads({ db, settings, log }: PipelineContext): Promise<Imported> {
  return { ...(await storeQueued(db, settings, log)), told: [] }
}
