import type { Db } from '@/lib/db'

/** How many rows a model had when a run counted it; of a large one only about (`isEstimate`), by the database's statistics. */
export type ModelCount = Readonly<{ model: string; rows: number; isEstimate: boolean; countedAt: Date }>

/** What the last run that counted found; none where none did. */
export async function listModelCounts(db: Db): Promise<ModelCount[]> {
  const newest = await db.modelCount.findFirst({ orderBy: { runId: 'desc' }, select: { runId: true } })
  if (!newest) return []
  const rows = await db.modelCount.findMany({
    where: newest,
    select: {
      model: true,
      rows: true,
      isEstimate: true,
      run: { select: { startedAt: true, finishedAt: true } },
    },
  })
  return rows.map(({ model, rows: count, isEstimate, run }) => ({
    model,
    rows: Number(count),
    isEstimate,
    countedAt: run.finishedAt ?? run.startedAt,
  }))
}
