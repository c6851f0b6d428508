import type { Db, Prisma } from '@/lib/db'
import type { DataFindings } from '@/lib/models/data-state'
import type { TestState } from '@/lib/models/data-test'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'

/** What a data test found in a run. */
export type StoredTestResult = Readonly<Omit<Row, 'runId' | 'state'> & { runId: string; state: TestState }>

type Row = Prisma.DataTestResultGetPayload<object>

/** What a run found, by the order in which it was tried. */
export async function listRunTests(db: Db, runId: bigint): Promise<StoredTestResult[]> {
  const rows = await db.dataTestResult.findMany({
    where: { runId },
    orderBy: [{ startedAt: 'asc' }, { test: 'asc' }],
  })
  return rows.map(toResult)
}

/**
 * How the data stands: what each test of the newest tests last found, and how each step last ended; last is what the last
 * run did, by its number, because clocks may be wrong. Which tests there are
 * says the last run that tried all of them; one that is still trying them, or was cut off, adds what it has found so far.
 */
export async function getDataFindings(db: Db): Promise<DataFindings> {
  const tests = await db.$queryRaw<(Omit<DataFindings['tests'][number], 'at'> & { at: Date })[]>`
    with newest as ( -- the last run that came to the end of its tests: how many is written then
      select run_id
      from pipeline_step
      where name = 'test' and rows is not null
      order by run_id desc
      limit 1
    ),
    listed as ( -- a test of it, with the last time that it was tried, which may be before
      select coalesce(tried.run_id, test.run_id) as run_id, test.test
      from newest
      join data_test_result as test using (run_id)
      left join lateral (
        select before.run_id
        from data_test_result as before
        where before.test = test.test and before.state <> 'skipped'
        order by before.run_id desc
        limit 1
      ) as tried on true
    )
    select test, model, state, message, finished_at as at
    from listed
    join data_test_result using (run_id, test)
    order by test`
  const steps = await db.$queryRaw<(Omit<DataFindings['steps'][number], 'at'> & { at: Date })[]>`
    select name, state, finished_at as at
    from unnest(${[...PIPELINE_STEP_NAMES]}::text[]) with ordinality as asked (name, place)
    cross join lateral (
      select step.state, run.finished_at
      from pipeline_step as step
      join pipeline_run as run on run.id = step.run_id
      where step.name = asked.name and run.finished_at is not null
      order by step.run_id desc
      limit 1
    ) as last
    order by place`
  return { tests: tests.map(sayAt), steps: steps.map(sayAt) }
}

function sayAt<Found extends { at: Date }>({ at, ...found }: Found) {
  return { ...found, at: at.toISOString() }
}

/** What those of the newest tests that are wanted found when they were last tried, by their names. */
export async function listLastResults(
  db: Db,
  isWanted: (test: DataFindings['tests'][number]) => boolean,
): Promise<StoredTestResult[]> {
  const { tests } = await getDataFindings(db)
  const found = await Promise.all(
    tests.filter(isWanted).map(({ test }) =>
      db.dataTestResult.findFirst({
        where: { test, state: { not: 'skipped' } },
        orderBy: { runId: 'desc' },
      }),
    ),
  )
  return found.flatMap((row) => (row ? [toResult(row)] : []))
}

/** The rows that are kept of a test of a run, with the columns that name people taken out. */
export async function listFailingRows(
  db: Db,
  runId: bigint,
  test: string,
): Promise<Record<string, unknown>[]> {
  const rows = await db.dataTestRow.findMany({ where: { runId, test }, orderBy: { number: 'asc' }, take: 20 })
  return rows.map(({ row }) => {
    const record = typeof row === 'object' && row !== null && !Array.isArray(row) ? row : { row }
    return Object.fromEntries(Object.entries(record).filter(([name]) => !PERSONAL.has(name)))
  })
}

const PERSONAL = new Set(['first_name', 'last_name', 'email', 'phone_number', 'address', 'zipcode'])

function toResult({ runId, state, ...row }: Row): StoredTestResult {
  // Written by lib/pipeline alone.
  return { ...row, runId: String(runId), state: state as TestState }
}
