import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { DAY_MS } from '@/lib/time/duration'
import { readUpload, removeUpload, toUploadsFolder } from './upload-folder'

/**
 * Takes away what nobody needs of uploads that are older than a day: all of those that nobody imported, and the files of those
 * that were imported, whose names stay.
 */
export async function sweepUploads(db: Db, dataDir: string, now: Date): Promise<void> {
  const ids = await readdir(toUploadsFolder(dataDir)).catch(() => [])
  if (ids.length === 0) return
  const imports = await db.importRun.findMany({
    where: { NOT: { files: { equals: [] } } },
    select: { files: true, finishedAt: true, problem: true },
  })
  for (const id of ids) {
    const upload = await readUpload(dataDir, id)
    if (!upload || now.getTime() - Date.parse(upload.madeAt) < DAY_MS) continue
    const own = imports.filter(({ files }) => JSON.stringify(files).includes(id))
    if (own.length === 0) await removeUpload(upload)
    else if (own.every(({ finishedAt, problem }) => finishedAt !== null || problem === 'cancelled')) {
      for (const number of upload.files.keys())
        await rm(path.join(/*turbopackIgnore: true*/ upload.folder, String(number)), { force: true })
    }
  }
}
