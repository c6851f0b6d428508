import { toKnownError } from '@/lib/database-error'
import { Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { DataTest, LawName } from '@/lib/models/data-test'
import { WRITTEN_BY } from '@/lib/models/model'
import { PIPELINE_STEPS } from '@/lib/models/pipeline-step'
import { getModel, type ModelName } from '@/lib/models/registry'
import type { PipelineContext } from '../pipeline-context'
import { brokenLawSql } from './broken-law-sql'
import { failingRowsSql, type TestOfRows } from './failing-rows-sql'
import { findFailing } from './find-failing'
import { findStale } from './find-stale'
import { LONGEST_MINUTES } from './in-test-transaction'
import { judgeFreshness, judgeSharedIds, judgeUsualRows } from './judge-events'
import { judgeRejects } from './judge-rejects'
import type { ListedTest } from './list-tests'
import { type TestFinding, type TestResult, toFinding } from './test-finding'

/** Tries one test. One that cannot be tried is a result like any other: errored, with the sentence of why. */
export async function runDataTest(context: PipelineContext, test: ListedTest): Promise<TestResult> {
  const startedAt = new Date()
  const finding = await tryTest(context, test)
  return { ...finding, startedAt, finishedAt: new Date() }
}

async function tryTest(context: PipelineContext, listed: ListedTest): Promise<TestFinding> {
  const writer = WRITTEN_BY[getModel(listed.model).kind]
  if (context.broken.has(writer)) {
    const message = `Not tried, because ${PIPELINE_STEPS[writer].label} did not pass.`
    return { state: 'skipped', failures: 0, message, rows: [] }
  }
  try {
    return await findOut(context, listed)
  } catch (error) {
    return { state: 'errored', failures: 0, message: explain(error).trim().slice(0, 1000), rows: [] }
  }
}

function explain(error: unknown): string {
  const known = toKnownError(error)
  // Prisma's own limit, where the database could not end the statement.
  const isLate = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2028'
  if (known?.code === 'too_slow' || isLate) return TOO_LONG
  return known?.message ?? (error instanceof Error ? error.message : String(error))
}

const TOO_LONG = `It took longer than ${LONGEST_MINUTES} minutes and was given up; a join may lack its condition.`

function findOut(context: PipelineContext, listed: ListedTest): Promise<TestFinding> {
  if (listed.kind === 'broken') throw new TundishError('bad_test', listed.problem)
  if (listed.kind === 'custom') return findFailing(context, Prisma.raw(listed.sql), listed.severity)
  const { test, model } = listed
  // The table keeps each kind with the judge that takes it.
  return JUDGES[test.kind](context, test as never, model)
}

const JUDGES: {
  [Kind in DataTest['kind']]: (
    context: PipelineContext,
    test: Extract<DataTest, { kind: Kind }>,
    model: ModelName,
  ) => Promise<TestFinding>
} = {
  not_null: judgeRows,
  unique: judgeRows,
  accepted_values: judgeRows,
  relationships: judgeRows,
  freshness: judgeFreshness,
  usual_rows: judgeUsualRows,
  rejects: judgeRejects,
  shared_ids: judgeSharedIds,
  law: judgeLaw,
}

function judgeRows(context: PipelineContext, test: TestOfRows, model: ModelName): Promise<TestFinding> {
  return findFailing(context, failingRowsSql(model, test), test.severity ?? 'error')
}

async function judgeLaw(
  context: PipelineContext,
  { law }: Readonly<{ law: LawName }>,
  model: ModelName,
): Promise<TestFinding> {
  if (law !== 'as_in_full') return findFailing(context, brokenLawSql(law, model), 'error')
  const rows = await findStale(context)
  return toFinding(rows.length, rows)
}
