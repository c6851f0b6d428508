import { describe, expect, it } from 'vitest'
import { toDataState } from '@/lib/models/data-state'
import type { PipelineStepState, RunState } from '@/lib/models/pipeline-step'
import { givenRun, givenTestResults } from '@/lib/testing/around/pipeline-records'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getDataFindings, listLastResults } from './data-tests'

const db = useTestDatabase()

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute))
const limit = { now: at(59), staleAfterMs: 60 * 60_000 }

/** What tests of events found, by their names, and what guards the numbers that are read from events. */
async function look() {
  const standing = await getDataFindings(db())
  const { state, tests } = toDataState(['event'], standing, limit)
  return { found: Object.fromEntries(standing.tests.map(({ test, state }) => [test, state])), state, tests }
}

/** A run of which only the first test has been written. */
async function givenHalf(run: RunState, step: PipelineStepState, ended: Date | null): Promise<void> {
  const id = await givenRun(db(), run, { at: ended })
  await givenTestResults(db(), id, at(20), { first: { state: 'passed' } })
  await db().pipelineStep.updateMany({
    where: { runId: id, name: 'test' },
    data: { state: step, rows: null },
  })
}

async function givenBroken(): Promise<void> {
  const run = await givenRun(db(), 'failed', { at: at(0) })
  await givenTestResults(db(), run, at(0), { first: { state: 'warned' }, second: { state: 'failed' } })
}

const BROKEN = { found: { first: 'warned', second: 'failed' }, state: 'failed', tests: 2 }
const HALF = { found: { first: 'passed', second: 'failed' }, state: 'failed', tests: 2 }

describe('getDataFindings', () => {
  it('has nothing where nothing was tried, nor while the first run is trying', async () => {
    expect(await look()).toEqual({ found: {}, state: 'untested', tests: 0 })
    await givenHalf('running', 'running', null)
    expect(await look()).toEqual({ found: {}, state: 'untested', tests: 0 })
  })

  it('keeps what a test found before, while the next run has not come to it', async () => {
    await givenBroken()
    expect(await look()).toEqual(BROKEN)
    await givenHalf('running', 'running', null)
    expect(await look()).toEqual(HALF)
  })

  it('keeps it also after a run that was cut off or broke while it was trying', async () => {
    await givenBroken()
    await givenHalf('interrupted', 'interrupted', at(20))
    expect(await look()).toEqual(HALF)
    await givenHalf('failed', 'failed', at(21))
    expect(await look()).toEqual(HALF)
  })

  it('forgets a test that the last run had no more', async () => {
    await givenBroken()
    await givenTestResults(db(), await givenRun(db(), 'passed', { at: at(15) }), at(15), {
      first: { state: 'passed' },
    })
    expect(await look()).toEqual({ found: { first: 'passed' }, state: 'passed', tests: 1 })
  })

  it('goes by the numbers of runs: after one by a clock that was ahead, what later ones find is told', async () => {
    const ahead = new Date('2031-01-01T00:00:00Z')
    await givenTestResults(db(), await givenRun(db(), 'passed', { at: ahead }), ahead, {
      first: { state: 'passed' },
      second: { state: 'passed' },
    })
    expect(await look()).toMatchObject({ state: 'stale' })
    await givenBroken()
    expect(await look()).toEqual(BROKEN)
    const results = await listLastResults(db(), ({ model }) => model === 'event')
    expect(results.map(({ state }) => state)).toEqual(['warned', 'failed'])
  })

  it('says of a test that was skipped what it found when it was last tried', async () => {
    await givenBroken()
    await givenTestResults(db(), await givenRun(db(), 'failed', { at: at(15) }), at(15), {
      first: { state: 'skipped' },
      second: { state: 'skipped' },
    })
    expect(await look()).toEqual(BROKEN)
  })
})
