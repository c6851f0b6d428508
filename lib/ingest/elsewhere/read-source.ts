import type { Db } from '@/lib/db'
import type { SourceElsewhere } from '@/lib/store/sources'
import { readFolder } from './read-folder'
import { type ReadOptions, readPostgres, type SourceRead } from './read-postgres'

/** Reads what is new of a source elsewhere, of whatever kind. One at a time: within a run of the pipeline. */
export async function readSource(db: Db, source: SourceElsewhere, options: ReadOptions): Promise<SourceRead> {
  // One at a time: what has not ended was left by a process that went away.
  await db.importRun.updateMany({
    where: { sourceId: source.id, finishedAt: null, problem: null },
    data: { problem: CUT_OFF },
  })
  return source.kind === 'folder' ? readFolder(db, source, options) : readPostgres(db, source, options)
}

const CUT_OFF = 'It was cut off; the next read completed it.'
