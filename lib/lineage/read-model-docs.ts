import type { Db } from '@/lib/db'
import { explainTest, nameTest, type TestState, toTestColumn } from '@/lib/models/data-test'
import { type ModelSpec, WRITTEN_BY } from '@/lib/models/model'
import type { PipelineStepName } from '@/lib/models/pipeline-step'
import { getModel, type ModelName } from '@/lib/models/registry'
import { getFreshness } from '@/lib/store/freshness'
import { listFailingRows, listLastResults, type StoredTestResult } from '@/lib/store/runs/data-tests'
import { listModelCounts, type ModelCount } from '@/lib/store/runs/model-counts'

/** What a data test of a model asks and last found. */
export type ModelTest = StoredTestResult &
  Readonly<{
    asks: string
    /** The first rows that break it, without what names people. */
    rows: readonly Record<string, unknown>[]
  }>

export type ModelDocs = Readonly<{
  model: ModelSpec
  /** The step of the pipeline that writes it. */
  step: PipelineStepName
  /** What last wrote it, which may have been no run of the pipeline. */
  written: Written
  /** How many rows it had when it was last counted; null: never. */
  counted: ModelCount | null
  columns: readonly Readonly<{
    name: string
    meaning: string
    tests: readonly Readonly<{ name: string; asks: string; state: TestState | null }>[]
  }>[]
  tests: readonly ModelTest[]
}>

/** What there is to say of a model: what the code says it is, and what runs found. */
export async function readModelDocs(db: Db, name: ModelName): Promise<ModelDocs> {
  const model = getModel(name)
  const [found, counts, written] = await Promise.all([
    listLastResults(db, ({ model }) => model === name),
    listModelCounts(db),
    getWritten(db, model.kind),
  ])
  const declared = model.tests.map((test) => ({
    name: nameTest(name, test),
    asks: explainTest(test),
    column: toTestColumn(test),
    state: found.find((result) => result.test === nameTest(name, test))?.state ?? null,
  }))
  const toModelTest = async (result: StoredTestResult): Promise<ModelTest> => ({
    ...result,
    asks: declared.find((test) => test.name === result.test)?.asks ?? result.test.replaceAll('_', ' '),
    rows: result.state === 'passed' ? [] : await listFailingRows(db, BigInt(result.runId), result.test),
  })
  return {
    model,
    step: WRITTEN_BY[model.kind],
    written,
    counted: counts.find((count) => count.model === name) ?? null,
    columns: Object.entries(model.columns).map(([column, meaning]) => ({
      name: column,
      meaning,
      tests: declared.filter((test) => test.column === column).map(({ column: _, ...test }) => test),
    })),
    tests: await Promise.all(found.map(toModelTest)),
  }
}

/** What last wrote a table, and when it ended; `at` null where nothing has yet, or it is not known any more. */
type Written = Readonly<{ by: 'demo' | 'import' | 'refresh' | 'snapshot'; at: Date | null }>

/**
 * What last wrote the models of a kind. Imports and refreshes are told by their own records, since they are made from the
 * terminal, too; an import that stored nothing, and a step that failed or was skipped, wrote nothing.
 */
async function getWritten(db: Db, kind: ModelSpec['kind']): Promise<Written> {
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
