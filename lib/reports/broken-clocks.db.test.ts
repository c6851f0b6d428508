import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { parseRequest } from '@/lib/query/request/request'
import { getDataRange } from '@/lib/store/freshness'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenOrderVersions } from '@/lib/testing/shop/order-versions'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { answerReport } from './answer-report'
import { toAsker } from './asker'
import type { ReportName } from './registry'

// What rows of broken clocks do that were stored before such were refused.

const db = useTestDatabase()

const SETTINGS = {
  today: '2021-03-20',
  now: new Date('2021-03-20T12:00:00Z'),
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const

async function ask(name: ReportName, raw: Readonly<Record<string, string>> = {}) {
  const { json } = await answerReport(toAsker(db()), name, parseRequest(raw, SETTINGS))
  return json as Readonly<{ rows: readonly Readonly<Record<string, unknown>>[]; without_empty?: boolean }>
}

/** Three weeks of one product, so that Worth has days enough. */
const WEEKS = {
  ann: 'view:zz@0d cart:zz@0.1d checkout:zz@0.2d | view:zz@20d',
  bob: 'view:yy@1d cart:yy@1.1d | view:yy@19d',
}
const IN_1970 = { old: 'view:zz@-18600d' }
const IN_2199 = { late: 'view:zz@65300d' }

it('a session of 2199 is not where data end: trend, quarters and worth are as without it', async () => {
  await givenJourneys(db(), WEEKS)
  const asks = async () => ({
    data: await getDataRange(db()),
    trend: (await ask('trend')).rows,
    quarters: (await ask('quarters')).rows,
    worth: (await toAsker(db()).report('worth', { query: EVERYTHING, today: '2099-01-01' })).days,
  })
  const before = await asks()
  expect(before).toMatchObject({ data: { from: '2021-02-09', to: '2021-03-02' }, worth: 21 })
  await givenJourneys(db(), IN_2199)
  expect(await asks()).toEqual(before)
})

it('a shop of which only clocks of the future tell has no days', async () => {
  await givenJourneys(db(), IN_2199)
  expect(await getDataRange(db())).toBeNull()
  expect((await ask('trend')).rows).toEqual([])
})

it('sessions of 1970 and 2199 make few rows, also by day: days without any are left out, and that is said', async () => {
  await givenJourneys(db(), { ...WEEKS, ...IN_1970, ...IN_2199 })
  const trend = await ask('trend', { grain: 'day' })
  expect(trend.without_empty).toBe(true)
  expect(trend.rows.map(({ start, viewed }) => [start, viewed])).toEqual([
    ['1970-03-09', 1],
    ['2021-02-09', 1],
    ['2021-02-10', 1],
    ['2021-02-28', 1],
    ['2021-03-01', 1],
  ])
  const range = { from: '1970-01-01', to: '2199-12-31', grain: 'day' }
  expect(await ask('trend', range)).toMatchObject({ rows: trend.rows })
  expect((await ask('quarters', range)).rows).toHaveLength(5)
  const days = await ask('trend', { grain: 'day', from: '2021-02-09' })
  expect(days.without_empty).toBeUndefined()
  expect(days.rows.map(({ viewed }) => viewed)).toEqual([1, 1, ...Array(17).fill(0), 1, 1])
})

it('20 years by day are every day of them', async () => {
  await givenJourneys(db(), { ann: 'view:zz@-6600d | view:zz@704d' })
  const { rows, without_empty } = await ask('trend', { grain: 'day' })
  expect(rows).toHaveLength(7305)
  expect(without_empty).toBeUndefined()
})

it('orders of 1970 and 2199 make few rows by day, and none after today', async () => {
  const order = { status: 'preparing', from: '2021-03-01T00:00:00Z' }
  const days = ['1970-03-10', '2021-02-09', '2021-02-11', '2199-06-01']
  await givenOrderVersions(
    db(),
    days.map((day) => ({ ...order, id: day, createdAt: `${day}T12:00:00Z` })),
  )
  const trend = await ask('fulfilment-trend', { grain: 'day' })
  expect(trend.without_empty).toBe(true)
  expect(trend.rows.map(({ start, orders }) => [start, orders])).toEqual([
    ['1970-03-10', 1],
    ['2021-02-09', 1],
    ['2021-02-11', 1],
  ])
  expect((await ask('fulfilment-trend', { grain: 'day', from: '2021-01-01' })).rows).toHaveLength(3)
})
