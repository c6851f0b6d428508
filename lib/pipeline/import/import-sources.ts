import { TundishError } from '@/lib/errors'
import type { ReadOptions } from '@/lib/ingest/elsewhere/read-postgres'
import { readSource } from '@/lib/ingest/elsewhere/read-source'
import type { FileCounts } from '@/lib/ingest/file-counts'
import type { PipelineContext } from '@/lib/pipeline/pipeline-context'
import { listSourcesElsewhere, type SourceElsewhere } from '@/lib/store/sources'
import { type Imported, sayCounts } from './imported'

/** Reads what is new of every source elsewhere. One that cannot be read keeps none of the others back. */
export async function importSources(context: PipelineContext): Promise<Imported> {
  const sources = await listSourcesElsewhere(context.db)
  return readAll(context, sources, { isFull: false, acceptGone: false, askedBy: 'the pipeline' })
}

/** What was asked for; `settings` are those of the run. */
export type AskedRead = Omit<ReadOptions, 'settings'>

export async function readAll(
  { db, settings, log }: PipelineContext,
  sources: readonly SourceElsewhere[],
  asked: AskedRead,
): Promise<Imported> {
  const totals: FileCounts[] = []
  const problems: string[] = []
  for (const source of sources) {
    try {
      const { counts, problems: found } = await readSource(db, source, { settings, ...asked })
      totals.push(counts)
      log(`${source.name}: ${sayCounts(counts)}`)
      problems.push(...found)
    } catch (error) {
      if (!(error instanceof TundishError)) throw error
      problems.push(error.message)
    }
  }
  return { totals, problems, told: [] }
}
