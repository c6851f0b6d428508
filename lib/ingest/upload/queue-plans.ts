import path from 'node:path'
import type { Db } from '@/lib/db'
import { formatList } from '@/lib/format/format-list'
import { confirmMapping } from '@/lib/store/source-mappings'
import { type Mapping, mappingSchema } from '../shapes/mapping'
import type { UploadPlan } from './plan-upload'
import type { Upload } from './upload-folder'

/** Lets the files of each layout wait as an import of their own; their ids. Layouts without a mapping are passed over. */
export async function queuePlans(
  db: Db,
  upload: Upload,
  plans: readonly UploadPlan[],
  askedBy: string,
): Promise<string[]> {
  const ids: string[] = []
  for (const { keysHash, files, mapping, shape } of plans) {
    if (!mapping) continue
    const names = files.map((number) => upload.files[number]?.name ?? '')
    const id = await queueUpload(db, {
      files: files.map((number) => path.posix.join('uploads', upload.id, String(number))),
      keysHash,
      name: shape?.label ?? formatList(names),
      mapping: mappingSchema.parse(mapping),
      askedBy,
      called: formatList(names),
      bytes: files.reduce((sum, number) => sum + (upload.files[number]?.bytes ?? 0), 0),
    })
    ids.push(String(id))
  }
  return ids
}

type QueuedUpload = Readonly<{
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
async function queueUpload(
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
