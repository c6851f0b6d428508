import os from 'node:os'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { addCounts, type FileCounts, noCounts } from '@/lib/ingest/file-counts'
import type { Mapping } from '@/lib/ingest/shapes/mapping'
import { type ImportPlan, planImport } from '@/lib/ingest/source/plan-import'
import { runSourceImport } from '@/lib/ingest/source/run-source-import'
import { runRefresh } from '@/lib/refresh/run-refresh'

export type ImportSaid = Readonly<{ zone?: string; mapping?: Mapping }>

export const SCRATCH = os.tmpdir()

/** How files would be understood. */
export function planPlaces(
  db: Db,
  places: readonly string[],
  said: ImportSaid = {},
): Promise<readonly ImportPlan[]> {
  const files = places.map((place) => ({ place: path.resolve(place), root: null }))
  return planImport(db, files, { scratch: SCRATCH, ...said })
}

/** Imports files as the command line does, where nothing must be asked, and refreshes; what became of their rows. */
export async function importPlaces(
  db: Db,
  places: readonly string[],
  said: ImportSaid = {},
): Promise<FileCounts> {
  let total = noCounts('all')
  for (const { files, keysHash, proposal } of await planPlaces(db, places, said)) {
    const { mapping, questions, notes, shape } = proposal
    if (questions.length > 0 || !mapping)
      throw new Error([...questions.map(({ sentence }) => sentence), ...notes].join(' '))
    const confirmed = { files, keysHash, mapping, name: shape?.label ?? 'files' }
    const stored = await runSourceImport(db, confirmed, { scratch: SCRATCH, askedBy: 'a test' })
    total = addCounts(total, stored.total)
  }
  await runRefresh(db, { timeZone: 'UTC' })
  return total
}
