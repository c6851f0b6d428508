import { expect, it } from 'vitest'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { givenJourneys, storeJourneys } from '@/lib/testing/shop/store-journeys'
import { getFreshness } from './freshness'
import { clearShop, getDataKind, setDataKind } from './shop-data'

const db = useTestDatabase()

it('of an empty database nothing is there and nothing waits', async () => {
  expect(await getFreshness(db())).toEqual({
    refreshedAt: null,
    changedAt: null,
    dataKind: null,
    data: null,
    waiting: false,
    live: false,
  })
})

it('rows wait from when they are stored until the refresh', async () => {
  await storeJourneys(db(), parseJourneys({ ann: 'view:zz@23h | view:zz@3d' }))
  expect(await getFreshness(db())).toMatchObject({ data: null, waiting: true, refreshedAt: null })
  await runRefresh(db(), { timeZone: 'UTC' })
  const { refreshedAt, changedAt, ...fresh } = await getFreshness(db())
  expect(fresh).toEqual({
    data: { from: '2021-02-09', to: '2021-02-13' },
    waiting: false,
    live: false,
    dataKind: null,
  })
  expect(refreshedAt).toBeInstanceOf(Date)
  expect(changedAt).toEqual(refreshedAt)
  await runRefresh(db(), { timeZone: 'UTC' })
  const again = await getFreshness(db())
  expect(again.changedAt).toEqual(changedAt)
  expect(again.refreshedAt).not.toEqual(refreshedAt)
})

it('a shipment alone waits too', async () => {
  await givenJourneys(db(), { ann: 'view:zz@0s' })
  await storeJourneys(db(), parseJourneys({ bob: 'ship@1d' }))
  expect(await getFreshness(db())).toMatchObject({ waiting: true, live: false })
})

it('the days of the data are those of the time zone', async () => {
  await givenJourneys(db(), { ann: 'view:zz@23h' }, 'Asia/Kolkata')
  expect(await getFreshness(db())).toMatchObject({ data: { from: '2021-02-10', to: '2021-02-11' } })
})

it('demo or real is remembered until the shop is cleared, which takes every row away', async () => {
  await setDataKind(db(), 'demo')
  expect(await getDataKind(db())).toBe('demo')
  expect(await getFreshness(db())).toMatchObject({ dataKind: 'demo' })
  await setDataKind(db(), 'real')
  expect(await getDataKind(db())).toBe('real')

  await givenJourneys(db(), { ann: 'view:zz@0s checkout:zz@1s ship@2s' })
  await db().product.create({ data: { id: 'zz', name: 'Pothos' } })
  await storeJourneys(db(), parseJourneys({ bob: 'view:zz@0s ship@2s' }))
  await db().$transaction((tx) => clearShop(tx))
  expect(await getDataKind(db())).toBeNull()
  expect(await getFreshness(db())).toEqual({
    refreshedAt: null,
    changedAt: null,
    dataKind: null,
    data: null,
    waiting: false,
    live: false,
  })
  const left = [db().event, db().product, db().order, db().orderItem, db().sessionPath, db().productFunnel]
  for (const table of left as readonly { findMany: () => Promise<unknown[]> }[]) {
    expect(await table.findMany()).toEqual([])
  }
})
