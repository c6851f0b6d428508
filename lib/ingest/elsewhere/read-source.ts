import type { Db } from '@/lib/db'
import type { SourceElsewhere } from '@/lib/store/sources'
import { readFolder } from './read-folder'
import { type ReadOptions, readPostgres, type SourceRead } from './read-postgres'

/** Reads what is new of a source elsewhere, of whatever kind. One at a time: within a run of the pipeline. */
export function readSource(db: Db, source: SourceElsewhere, options: ReadOptions): Promise<SourceRead> {
  return source.kind === 'folder' ? readFolder(db, source, options) : readPostgres(db, source, options)
}
