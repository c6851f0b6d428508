import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import type { Env } from '@/lib/env'
import { setMeanings } from '@/lib/store/event-meanings'
import { finishImport, noteImport } from '@/lib/store/runs/imports'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { claimForRealData } from '../run-import'
import { mappingSchema } from '../shapes/mapping'
import { toTimeLimits } from '../time-limits'
import { storeSource } from './store-source'

/** Stores what waits. A stand-in. */
export async function storeQueued(
  db: Db,
  { dataDir, firstDay }: Pick<Env, 'dataDir' | 'firstDay'>,
): Promise<FileCounts[]> {
  const waiting = await db.importRun.findMany({
    where: { finishedAt: null, problem: null, NOT: { files: { equals: [] } } },
    orderBy: { id: 'asc' },
  })
  const totals: FileCounts[] = []
  for (const { id, sourceId, mappingNumber, files } of waiting) {
    const kept = await db.sourceMapping.findUniqueOrThrow({
      where: { sourceId_number: { sourceId: sourceId ?? 0n, number: mappingNumber ?? 0 } },
    })
    const mapping = mappingSchema.parse(kept.mapping)
    await claimForRealData(db)
    await db.$transaction((tx) => setMeanings(tx, mapping.meanings))
    const places = (files as string[]).map((file) => path.join(dataDir, file))
    const sizes = await Promise.all(places.map(async (place) => (await stat(place)).size))
    const stop = new AbortController()
    try {
      const counted = await storeSource(
        db,
        id,
        places.map((place) => ({ place, root: path.join(dataDir, 'uploads') })),
        {
          mapping,
          limits: toTimeLimits(new Date(), firstDay),
          scratch: path.join(dataDir, 'scratch'),
          signal: stop.signal,
          onBatch: async (file, bytesRead, rows) => {
            const before = sizes
              .slice(0, places.indexOf(file.place))
              .reduce((sum, size) => sum + size, bytesRead)
            await noteImport(db, id, { rowsRead: rows, bytesRead: BigInt(before) })
            const now = await db.importRun.findUnique({ where: { id }, select: { problem: true } })
            if (now?.problem) stop.abort()
          },
        },
      )
      const total = counted.reduce(addCounts, noCounts('all'))
      await finishImport(db, id, total)
      totals.push(total)
    } catch (error) {
      if (stop.signal.aborted) continue
      await noteImport(db, id, { problem: error instanceof Error ? error.message : String(error) })
      throw error
    }
  }
  return totals
}
