import { expect, it } from 'vitest'
import { givenRun, givenTestResults } from '@/lib/testing/around/pipeline-records'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseReportCommand, runReportCommand } from './report'

const db = useTestDatabase()

const AT = new Date('2026-03-02T09:00:00Z')
const WRONG = 'Tests of the data found problems: these numbers may be wrong.'
const SETTINGS = {
  today: '2026-03-02',
  now: AT,
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const

const ask = (format: string) => runReportCommand(db(), parseReportCommand('funnel', { format }, SETTINGS))

const askData = async () => JSON.parse(String((await ask('json')).content)).data

it('says how the data behind its numbers stand, in JSON, and beside every format where something is wrong', async () => {
  expect(await askData()).toEqual({ state: 'untested', tested_at: null, problems: [] })
  expect((await ask('table')).warning).toBe('')
  const runId = await givenRun(db(), 'failed', { at: AT, steps: { test: { state: 'failed' } } })
  await givenTestResults(db(), runId, AT, { odd_events: { state: 'failed', message: '2 rows break it.' } })
  expect(await askData()).toEqual({
    state: 'failed',
    tested_at: AT.toISOString(),
    problems: ['odd_events: 2 rows break it.'],
  })
  for (const format of ['table', 'csv', 'json', 'xlsx']) {
    const { content, warning } = await ask(format)
    expect(warning).toBe(`! ${WRONG} odd_events: 2 rows break it.\n`)
    expect(String(content)).not.toContain(WRONG)
  }
})
