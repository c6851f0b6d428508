import path from 'node:path'
import type { Db } from '@/lib/db'
import { formatList } from '@/lib/format/format-list'
import { mappingSchema } from '../shapes/mapping'
import { queueUpload } from '../source/queue-upload'
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
