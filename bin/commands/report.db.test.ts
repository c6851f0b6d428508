import { expect, it } from 'vitest'
import { givenRun, givenTestResults } from '@/lib/testing/pipeline-records'
import { useTestDatabase } from '@/lib/testing/test-database'
import { parseReportCommand, runReportCommand } from './report'

const db = useTestDatabase()

const AT = new Date('2026-03-02T09:00:00Z')
const SETTINGS = {
  today: '2026-03-02',
  now: AT,
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const

const ask = (format: string) =>
  runReportCommand(db(), parseReportCommand('funnel', { format }, SETTINGS)).then(String)

it('says how the data behind its numbers stands, in JSON and under a table where something is wrong', async () => {
  expect(JSON.parse(await ask('json')).data).toEqual({ state: 'untested', tested_at: null, problems: [] })
  const runId = await givenRun(db(), 'failed', { at: AT, steps: { test: { state: 'failed' } } })
  await givenTestResults(db(), runId, AT, { odd_events: { state: 'failed', message: '2 rows break it.' } })
  expect(JSON.parse(await ask('json')).data).toEqual({
    state: 'failed',
    tested_at: AT.toISOString(),
    problems: ['odd_events: 2 rows break it.'],
  })
  expect(await ask('table')).toContain('! Tests of the data found problems: these numbers may be wrong.')
  expect(await ask('csv')).not.toContain('!')
})
