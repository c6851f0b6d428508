import { expect, it } from 'vitest'
import { givenRun, givenTestResults } from '@/lib/testing/around/pipeline-records'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readHealth, readVersion } from './read-health'

const db = useTestDatabase()

const AT = new Date('2026-03-02T09:00:00Z')
const at = (now: Date) => ({ now, timeZone: 'UTC' })
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

async function givenTestedShop() {
  const runId = await givenRun(db(), 'passed', { at: AT, steps: { test: { state: 'passed' } } })
  await givenTestResults(db(), runId, AT, { unique_event_id: { state: 'passed' } })
}

it('says how all of the data stands, and no longer that it passed when its tests have grown old', async () => {
  expect((await readHealth(db(), at(AT))).data).toEqual({
    state: 'untested',
    tested_at: null,
    problem_count: 0,
  })
  await givenTestedShop()
  const tested = { tested_at: AT.toISOString(), problem_count: 0 }
  expect(await readHealth(db(), at(later(5)))).toMatchObject({
    last_run: '1',
    data: { state: 'passed', ...tested },
  })
  expect((await readHealth(db(), at(later(60 * 24 * 30)))).data).toMatchObject({
    state: 'stale',
    problem_count: 1,
  })
})

it('has another word for open pages as soon as their numbers are tested, or grow old', async () => {
  const ask = (now: Date) => readVersion(db(), ['session_path'], { refreshedAt: AT, ...at(now) })
  const untested = await ask(later(5))
  await givenTestedShop()
  const tested = await ask(later(5))
  expect(tested).not.toBe(untested)
  expect(await ask(later(6))).toBe(tested)
  expect(await ask(later(60 * 24 * 30))).not.toBe(tested)
})
