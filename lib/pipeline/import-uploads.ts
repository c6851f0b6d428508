import { storeQueued } from '@/lib/ingest/source/store-queued'
import type { Imported } from './imported'
import type { PipelineContext } from './pipeline-context'

/** Stores what people sent from the screen. */
export async function importUploads({ db, settings, log }: PipelineContext): Promise<Imported> {
  return { ...(await storeQueued(db, settings, log)), told: [] }
}
