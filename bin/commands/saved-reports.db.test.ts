import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { hashToken } from '@/lib/access/token'
import { parseEnv } from '@/lib/env'
import { readRequest } from '@/lib/query/request/request'
import { toReplay } from '@/lib/reports/asker'
import { getFrozen } from '@/lib/reports/frozen/keep-frozen'
import { COUNTING_VERSION, type ReportDefinition } from '@/lib/saved/report-definition'
import { turnKept } from '@/lib/store/kept/kept-row'
import { createReport } from '@/lib/store/kept/reports'
import { findLink } from '@/lib/store/kept/share-links'
import { givenRun, givenTestResults } from '@/lib/testing/around/pipeline-records'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { printList } from '../print-list'
import { freezeSavedReportCommand } from './freeze-saved-report'
import { SAVED_REPORTS, showSavedReportCommand } from './show-saved-report'

const db = useTestDatabase()

const ANN = { memberId: null, name: 'Ann', address: null }
const UTC = parseEnv({ TUNDISH_TIME_ZONE: 'UTC' })
const DEFINITION: ReportDefinition = {
  parameters: { range: 'all', unit: 'users' },
  sections: ['funnel', 'drop-off', 'products'],
  note: 'Mind the sale.',
  rules: {
    version: COUNTING_VERSION,
    timeZone: 'UTC',
    fiscalMonth: 1,
    smallestChange: 0.01,
    conversionHours: 24,
  },
}

function save(part: Partial<ReportDefinition> = {}): Promise<string> {
  return createReport(db(), ANN, { name: 'Board', description: null }, { ...DEFINITION, ...part })
}

type Asked = Parameters<typeof showSavedReportCommand>[1]

async function show(asked: Asked, env = UTC) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  await showSavedReportCommand(db(), asked, env, { stdout, stderr })
  return { stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

async function list(format: 'table' | 'csv' | 'json'): Promise<string> {
  const stdout = new PassThrough()
  await printList(db(), SAVED_REPORTS, format, { stdout })
  return String(stdout.read())
}

it('lists what is saved', async () => {
  expect(await list('table')).toBe('There are no saved reports.\n')
  const id = await save()
  await turnKept(db(), ANN, 'report', { id: await save(), isDeleted: true })
  expect(await list('csv')).toMatch(
    new RegExp(`^id,name,owner,changed\n${id},Board,Ann,\\d{4}-\\d\\d-\\d\\dT.*Z\n$`),
  )
  expect(JSON.parse(await list('json'))).toMatchObject([{ id, definition: DEFINITION }])
})

it('prints each table once, of what the report asks', async () => {
  await givenJourneys(db(), {
    ann: 'view:zz@0s cart:zz@70s checkout:zz@220s',
    bob: 'view:zz@0s',
    cid: 'view:aloe@0s',
  })
  const id = await save({ parameters: { ...DEFINITION.parameters, product: 'zz' } })
  const { stdout, stderr } = await show({ id, format: 'table' })
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^Board\nAll time .*· users · zz\n\nfunnel\nstep/)
  expect(stdout.match(/^(funnel|products)$/gm)).toEqual(['funnel', 'products'])
  expect(stdout).toMatch(/^viewed +2 /m)
  expect(await show({ id, format: 'csv', table: 'funnel' })).toEqual({
    stderr: '',
    stdout:
      'step,count,step_rate,overall_rate,drop_off\nviewed,2,,1,\nadded_to_cart,1,0.5,0.5,1\nchecked_out,1,1,0.5,0\nshipped,0,0,0,1\n',
  })
  expect(JSON.parse((await show({ id, format: 'json' })).stdout)).toMatchObject({
    name: 'Board',
    version: 1,
    note: 'Mind the sale.',
    tables: { funnel: [{ step: 'viewed', count: 2 }, {}, {}, {}], products: [{ product: 'zz' }] },
  })
})

it('says that it was saved under other rules, beside the numbers', async () => {
  const id = await save()
  const { stderr } = await show({ id, format: 'json' }, parseEnv({ TUNDISH_TIME_ZONE: 'Asia/Kolkata' }))
  expect(stderr).toBe(
    'tundish: it was saved under other rules of counting. Days are cut in Asia/Kolkata now; they were cut in UTC, so sessions near midnight moved.\n',
  )
})

it('says how the data behind its tables stand, in JSON, and beside them where something is wrong', async () => {
  const id = await save()
  const data = async () => JSON.parse((await show({ id, format: 'json' })).stdout).data
  expect(await data()).toEqual({ state: 'untested', tested_at: null, problems: [] })
  const at = new Date()
  const runId = await givenRun(db(), 'failed', { at, steps: { test: { state: 'failed' } } })
  await givenTestResults(db(), runId, at, { odd_events: { state: 'failed', message: '2 rows break it.' } })
  expect(await data()).toMatchObject({ state: 'failed', problems: ['odd_events: 2 rows break it.'] })
  expect(await show({ id, format: 'csv', table: 'funnel' })).toEqual({
    stdout: expect.stringMatching(/^step,count/),
    stderr: '! Tests of the data found problems: these numbers may be wrong. odd_events: 2 rows break it.\n',
  })
})

it('refuses what there is not, with a sentence', async () => {
  const id = await save()
  const gone = await save()
  await turnKept(db(), ANN, 'report', { id: gone, isDeleted: true })
  await expect(show({ id: '99', format: 'table' })).rejects.toThrow('There is no saved report "99".')
  await expect(show({ id: "1'; --", format: 'table' })).rejects.toThrow('There is no saved report')
  await expect(show({ id: gone, format: 'table' })).rejects.toThrow('was deleted')
  await expect(show({ id, format: 'csv' })).rejects.toThrow(
    'choose it with --table; there are funnel, products.',
  )
  await expect(show({ id, format: 'csv', table: 'trend' })).rejects.toThrow('it has funnel, products.')
  const wordsOnly = await save({ sections: ['answers'] })
  await expect(show({ id: wordsOnly, format: 'csv' })).rejects.toThrow('there are none.')
  const unknown = await save({ parameters: { product: 'Nothing' } })
  await expect(show({ id: unknown, format: 'table' })).rejects.toMatchObject({ code: 'unknown_product' })
})

it('freezes what a report shows, and tells the link this once', async () => {
  await givenJourneys(db(), { ann: 'view:zz@0s cart:zz@70s', bob: 'view:zz@0s' })
  const id = await save()
  const told = await freezeSavedReportCommand(db(), { id, url: 'http://shop.test' }, UTC)
  const [, token = ''] = /^http:\/\/shop\.test\/share\/(\S+)\nIt shows "Board"/.exec(told) ?? []
  const link = await findLink(db(), hashToken(token), new Date())
  if (!link || link === 'unreadable') throw new Error('The link works.')
  expect(link).toMatchObject({ title: 'Board', owner: 'Ann', kind: 'frozen', scope: 'locked' })
  await givenJourneys(db(), { cat: 'view:zz@0s' })
  const frozen = await getFrozen(db(), link.key)
  const view = readRequest(
    { range: 'all', unit: 'users' },
    { ...UTC, now: new Date('2021-03-01T10:00:00Z'), today: '2021-03-01' },
    null,
  )
  const { steps } = await toReplay(frozen?.answers ?? {}).report('funnel', view)
  expect(steps.map(({ count }) => count)).toEqual([2, 1, 0, 0])
  const none = freezeSavedReportCommand(db(), { id: '77', url: '' }, UTC)
  await expect(none).rejects.toMatchObject({ code: 'unknown_saved_report' })
  const gone = freezeSavedReportCommand(
    db(),
    { id: await save({ parameters: { product: 'none' } }), url: '' },
    UTC,
  )
  await expect(gone).rejects.toMatchObject({ code: 'unknown_product' })
})
