import { toKnownError } from '@/lib/database-error'
import { Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { DataTest } from '@/lib/models/data-test'
import { WRITTEN_BY } from '@/lib/models/model'
import { PIPELINE_STEPS } from '@/lib/models/pipeline-step'
import { getModel } from '@/lib/models/registry'
import type { PipelineContext } from '../pipeline-context'
import type { Changed } from './changed-rows'
import { findAgain } from './find-again'
import { findFailing } from './find-failing'
import { LONGEST_MINUTES } from './in-test-transaction'
import { judgeFreshness } from './judge-freshness'
import { judgeLaw } from './judge-law'
import { judgeRejects } from './judge-rejects'
import { judgeRows } from './judge-rows'
import { judgeSharedIds } from './judge-shared-ids'
import { judgeUsualRows } from './judge-usual-rows'
import type { ListedTest } from './list-tests'
import { type AskedOf, LOOK_AT_ALL, type Look } from './look'
import type { TestFinding, TestResult } from './test-finding'

/**
 * Tries one test. One that cannot be tried is a result like any other: errored, with the sentence of why. `changed`: what
 * changed of its model, which it needs where it looks at that.
 */
export async function runDataTest(
  context: PipelineContext,
  test: ListedTest,
  look: Look = LOOK_AT_ALL,
  changed: Changed | null = null,
): Promise<TestResult> {
  const startedAt = new Date()
  const finding = await tryTest(context, test, look, changed)
  const since = look.kind === 'all' || finding.lookedAt === undefined ? null : look.since
  return { ...finding, since, startedAt, finishedAt: new Date() }
}

async function tryTest(
  context: PipelineContext,
  listed: ListedTest,
  look: Look,
  changed: Changed | null,
): Promise<TestFinding> {
  const writer = WRITTEN_BY[getModel(listed.model).kind]
  if (context.broken.has(writer)) {
    const message = `Not tried, because ${PIPELINE_STEPS[writer].label} did not pass.`
    return { state: 'skipped', failures: 0, message, rows: [] }
  }
  try {
    return await findOut(context, listed, look, changed)
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

function findOut(
  context: PipelineContext,
  listed: ListedTest,
  look: Look,
  changed: Changed | null,
): Promise<TestFinding> {
  if (listed.kind === 'broken') throw new TundishError('bad_test', listed.problem)
  if (look.kind === 'none') return findAgain(context.db, listed.name, look.last)
  if (listed.kind === 'custom') return judgeFile(context, listed)
  const { test, model } = listed
  // The table keeps each kind with the judge that takes it.
  const isOfChanged = look.kind === 'changed' && changed !== null
  return JUDGES[test.kind](context, test as never, {
    model,
    changed: isOfChanged ? { ...changed, last: look.last } : null,
  })
}

async function judgeFile(
  context: PipelineContext,
  { sql, severity, hash }: Extract<ListedTest, { kind: 'custom' }>,
): Promise<TestFinding> {
  return { ...(await findFailing(context, Prisma.raw(sql), severity)), known: { hash } }
}

const JUDGES: {
  [Kind in DataTest['kind']]: (
    context: PipelineContext,
    test: Extract<DataTest, { kind: Kind }>,
    asked: AskedOf,
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
