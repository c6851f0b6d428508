import { expect, it } from 'vitest'
import { type ReportQuery, toComparedQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toAsker } from '../asker'
import { CHANGE } from './change-report'

const db = useTestDatabase()

const runChange = (query: ReportQuery) =>
  toAsker(db()).report('change', { query, before: toComparedQuery(query, 'previous') })

const day: ReportQuery = {
  range: { from: '2021-02-10', to: '2021-02-11' },
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

/** zz: 1 of 2 bought, then 2 of 2; yy: nobody, then nobody; xx is new and bought. */
const SHOP = {
  ann: 'view:zz@0s cart:zz@1s checkout:zz@2s | view:zz@25h cart:zz@26h checkout:zz@27h',
  bob: 'view:zz@0s cart:zz@1s | view:zz@25h cart:zz@26h checkout:zz@27h',
  cat: 'view:yy@0s | view:yy@25h',
  dan: 'view:yy@0s | view:xx@25h cart:xx@26h checkout:xx@27h',
}

it('lays the change on its parts, which add up to it', async () => {
  await givenJourneys(db(), SHOP)
  const { parts } = await runChange(day)
  const told = parts?.changes.map((change) => Number(change.toFixed(12)))
  expect(told).toEqual([0, 0.25, 0.125, 0.125, 0.5])
})

it('answers with a row a part under stable names, the sum last', async () => {
  await givenJourneys(db(), SHOP)
  const asked = { query: day, before: null }
  const result = await runChange(day)
  const [table, json] = [CHANGE.toTable(result, asked), CHANGE.toJson(result, asked)]
  expect(table.columns.map(({ name }) => name)).toEqual(['part', 'change'])
  expect(table.rows.map(([part]) => part)).toEqual([
    'cart_per_view',
    'checkout_per_cart',
    'mix',
    'new_and_gone',
    'total',
  ])
  expect(json).toMatchObject({ opposed: false })
})

it('has no rows where there is nothing before: all time, the first day, an empty shop', async () => {
  const empty = async (query: ReportQuery) =>
    CHANGE.toTable(await runChange(query), { query, before: null }).rows
  expect(await empty(day)).toEqual([])
  await givenJourneys(db(), SHOP)
  expect(await empty({ ...day, range: null })).toEqual([])
  expect(await empty({ ...day, range: { from: '2021-02-09', to: '2021-02-10' } })).toEqual([])
})

it('of one product lays all of it on the steps', async () => {
  await givenJourneys(db(), SHOP)
  const { parts } = await runChange({ ...day, scope: { product: 'zz' } })
  expect(parts?.changes.map((change) => Number(change.toFixed(12)))).toEqual([0, 0.5, 0, 0, 0.5])
})
