import { randomUUID } from 'node:crypto'
import type { Db } from '@/lib/db'
import type { TestState } from '@/lib/models/data-test'
import {
  PIPELINE_STEP_NAMES,
  type PipelineStepName,
  type PipelineStepState,
  type RunState,
} from '@/lib/models/pipeline-step'

type GivenStep = Readonly<{ state: PipelineStepState; rows?: number; message?: string }>

/** A run as lib/pipeline would have written it; `at` is when it ended, null while it is under way. Resolves to its id. */
export async function givenRun(
  db: Db,
  state: RunState,
  { at, steps = {} }: Readonly<{ at: Date | null; steps?: Partial<Record<PipelineStepName, GivenStep>> }>,
): Promise<bigint> {
  const startedAt = at ?? new Date('2026-03-02T09:00:00Z')
  const { id } = await db.pipelineRun.create({
    data: {
      invocationId: randomUUID(),
      trigger: 'schedule',
      askedBy: 'the schedule',
      holder: 'a test',
      selected: Object.keys(steps),
      state,
      startedAt,
      heartbeatAt: startedAt,
      finishedAt: at,
      steps: {
        create: Object.entries(steps).map(([name, { rows, message, ...step }], number) => ({
          name,
          number,
          rows: rows ?? null,
          message: message ?? null,
          ...step,
        })),
      },
    },
  })
  return id
}

type GivenTest = Readonly<{ state: TestState; message?: string; rows?: readonly object[]; failures?: number }>

/** What tests found in a run that came to their end. */
export async function givenTestResults(
  db: Db,
  runId: bigint,
  at: Date,
  results: Readonly<Record<string, GivenTest>>,
): Promise<void> {
  for (const [test, { state, message = 'Some rows break it.', rows = [], failures }] of Object.entries(
    results,
  )) {
    const found = { state, message, failures: failures ?? rows.length, startedAt: at, finishedAt: at }
    await db.dataTestRow.deleteMany({ where: { test } })
    await db.dataTestResult.create({ data: { runId, test, model: 'event', column: null, ...found } })
    await db.dataTestRow.createMany({
      data: rows.map((row, index) => ({ runId, test, number: index + 1, row })),
    })
  }
  const step = { state: 'passed', rows: Object.keys(results).length }
  await db.pipelineStep.upsert({
    where: { runId_name: { runId, name: 'test' } },
    create: { runId, name: 'test', number: PIPELINE_STEP_NAMES.indexOf('test'), ...step },
    update: step,
  })
}
