import type { Db } from '@/lib/db'
import type { ModelSpec } from '@/lib/models/model'
import { getFreshness } from '@/lib/store/freshness'

/** What last wrote a table, and when it ended; `at` null where nothing has yet, or it is not known any more. */
export type Written = Readonly<{ by: 'demo' | 'import' | 'refresh' | 'snapshot'; at: Date | null }>

/**
 * What last wrote the models of a kind. Imports and refreshes are told by their own records, since they are made from the
 * terminal, too; an import that stored nothing, and a step that failed or was skipped, wrote nothing.
 */
export async function getWritten(db: Db, kind: ModelSpec['kind']): Promise<Written> {
  if (kind === 'snapshot') return { by: 'snapshot', at: await getSnapshotAt(db) }
  const { refreshedAt, dataKind } = await getFreshness(db)
  if (kind === 'funnel') return { by: 'refresh', at: refreshedAt }
  return dataKind === 'demo'
    ? { by: 'demo', at: await getDemoAt(db) }
    : { by: 'import', at: await getImportAt(db) }
}

async function getSnapshotAt(db: Db): Promise<Date | null> {
  const done = { name: 'snapshot', state: { in: ['passed', 'warned'] } }
  const step = await db.pipelineStep.findFirst({ where: done, orderBy: { runId: 'desc' } })
  return step?.finishedAt ?? null
}

async function getImportAt(db: Db): Promise<Date | null> {
  const done = { finishedAt: { not: null }, stored: { gt: 0 } }
  const run = await db.importRun.findFirst({ where: done, orderBy: { id: 'desc' } })
  return run?.finishedAt ?? null
}

/** Loading the demo ends with a refresh of what it stored; nothing is added to it after, so later ones are in full. */
async function getDemoAt(db: Db): Promise<Date | null> {
  const loaded = await db.refreshRun.findFirst({ where: { scope: 'touched' }, orderBy: { id: 'asc' } })
  return loaded?.at ?? null
}
