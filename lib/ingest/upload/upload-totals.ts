import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { listStepNames } from '../reconcile/count-stored'
import { isTotals } from '../reconcile/is-totals'
import { type Reconciled, reconcile } from '../reconcile/reconcile'
import type { ReconciledUnit } from '../reconcile/totals'
import { placeOfFile, readOwn, requireWhole, toScratch, type Upload, writeOwn } from './upload-folder'
import { naming } from './upload-names'

const TOTALS = 'totals.json'

/** Days of a century and more are smaller. */
const LARGEST_BYTES = 2_000_000

/**
 * The numbers of those files of an upload that are what a source counted itself, and no rows to store, while they are
 * here; looked at once, and kept beside them.
 */
export async function listTotals(db: Db, upload: Upload, dataDir: string): Promise<number[]> {
  const kept = await readOwn(upload.folder, TOTALS)
  if (Array.isArray(kept)) return kept.filter((number) => existsSync(placeOfFile(upload, number)))
  if (!(await isWhole(upload))) return []
  const asked = { root: upload.folder, scratch: toScratch(dataDir), steps: await listStepNames(db) }
  const numbers: number[] = []
  for (const [number, { bytes }] of upload.files.entries())
    if (bytes <= LARGEST_BYTES && (await isTotals(placeOfFile(upload, number), asked))) numbers.push(number)
  await writeOwn(path.join(/*turbopackIgnore: true*/ upload.folder, TOTALS), numbers)
  return numbers
}

function isWhole(upload: Upload): Promise<boolean> {
  return requireWhole(upload).then(
    () => true,
    () => false,
  )
}

/** What a file of an upload says, against what is stored. Throws `bad_file`, with the name of the file as people know it. */
export async function reconcileUpload(
  db: Db,
  upload: Upload,
  number: number,
  {
    timeZone,
    dataDir,
    unit,
  }: Pick<Settings, 'timeZone' | 'dataDir'> & Readonly<{ unit: ReconciledUnit | null }>,
): Promise<Reconciled> {
  await requireWhole(upload, number)
  const place = placeOfFile(upload, number)
  return naming(upload, () => reconcile(db, place, { timeZone, scratch: toScratch(dataDir), unit }))
}
