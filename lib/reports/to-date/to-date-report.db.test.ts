import { expect, it } from 'vitest'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toAsker } from '../asker'
import { TO_DATE } from './to-date-report'

const db = useTestDatabase()
const query: ReportQuery = { ...EVERYTHING, range: { from: '2021-04-01', to: '2021-04-10' } }

const ASKED = { query, before: null, smallestChange: 0.01, today: '2021-04-10', metrics: null }
const ask = (asked: Partial<typeof ASKED> = {}) => toAsker(db()).report('to-date', { ...ASKED, ...asked })

/** Offsets from 9 February 2021: day -36 is 4 January, day 54 is 4 April. */
const SHOP = {
  ann: 'view:zz@-36d cart:zz@-35.999d | view:zz@54d cart:zz@54.001d checkout:zz@54.002d',
  bob: 'view:zz@-36d | view:zz@54d',
  cat: 'view:zz@0d cart:zz@0.1d',
}

it('holds a range against the same days of the quarter and the year before', async () => {
  await givenJourneys(db(), SHOP)
  const { ranges, lines } = await ask()
  expect(ranges).toEqual([
    { from: '2021-01-01', to: '2021-01-10' },
    { from: '2020-04-01', to: '2020-04-10' },
  ])
  const line = lines.find(({ metric }) => metric === 'checkout_per_view')
  expect(line?.now.value).toBe(0.5)
  expect(line?.against[0]).toMatchObject({ value: 0, change: { difference: 0.5, verdict: "can't tell yet" } })
  // Nothing is known of a year before the first day: that is not a rate of zero.
  expect(line?.against[1]).toEqual({ value: null, interval: null, change: null })
  const viewed = lines.find(({ metric }) => metric === 'viewed')
  expect(viewed?.against[0]).toMatchObject({ value: 2, change: { difference: 0, verdict: null } })
  const seconds = lines.find(({ metric }) => metric === 'time_to_cart')
  expect(seconds?.now.value).toBeCloseTo(86.4, 6)
})

it('has a row a metric and range under stable names', async () => {
  await givenJourneys(db(), SHOP)
  const table = TO_DATE.toTable(await ask(), ASKED)
  expect(table.rows).toHaveLength(18)
  expect(table.rows[0]?.slice(0, 6)).toEqual(['viewed', 2, '2021-01-01', '2021-01-10', 2, 0])
  expect(table.rows[9]?.slice(0, 6)).toEqual(['viewed', 2, '2020-04-01', '2020-04-10', null, null])
})

it('of all time tells this quarter so far, and of an empty shop that there is nothing to hold against', async () => {
  expect((await ask({ query: EVERYTHING })).query.range).toEqual({ from: '2021-04-01', to: '2021-04-10' })
  const { lines } = await ask()
  expect(lines[0]?.now.value).toBe(0)
  expect(lines.every(({ against }) => against.every(({ change }) => change === null))).toBe(true)
})
