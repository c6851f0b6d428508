import path from 'node:path'
import type { Db } from '@/lib/db'
import { confirmMapping } from '@/lib/store/source-mappings'
import type { Mapping } from '../shapes/mapping'

export type QueuedUpload = Readonly<{
  /** Paths below the data directory. */
  files: readonly string[]
  keysHash: string
  /** What a new source is called. */
  name: string
  mapping: Mapping
  askedBy: string
  /** What the files were called, and how many bytes they have together; else as their paths say, and not known. */
  called?: string
  bytes?: number
}>

/**
 * Keeps the mapping for files of this layout, and lets them wait for the next import of the pipeline; the id of the import.
 * Stores no row.
 */
export async function queueUpload(
  db: Db,
  { files, keysHash, name, mapping, askedBy, called, bytes = 0 }: QueuedUpload,
): Promise<bigint> {
  const { sourceId, source, number } = await confirmMapping(db, { name, keysHash, mapping, author: askedBy })
  const { id } = await db.importRun.create({
    data: {
      format: source,
      source: called ?? files.map((file) => path.basename(file)).join(', '),
      sourceId,
      mappingNumber: number,
      files: [...files],
      bytesTotal: BigInt(bytes),
      askedBy,
    },
    select: { id: true },
  })
  return id
}
