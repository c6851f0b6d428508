import { expect, it } from 'vitest'
import { ORDER_FIELDS } from '@/lib/orders/changing-field'
import type { Knowledge } from '@/lib/query/knowledge'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenOrderVersions, givenShipments } from '@/lib/testing/shop/order-versions'
import { HARD_NAMES } from '@/lib/testing/shop/shop-journeys'
import { toHistoryTable } from './history-table'
import { runOrderHistory } from './run-history'

const db = useTestDatabase()

const NOW: Knowledge = { asOf: null, now: '2021-02-20T12:00:00.000Z', today: '2021-02-20', timeZone: 'UTC' }
const A = { id: 'a', createdAt: '2021-02-10T10:00:00Z' }

async function givenHistory() {
  await givenOrderVersions(db(), [
    { ...A, status: 'preparing', total: 12.5, from: '2021-02-11T12:00:00Z', to: '2021-02-12T12:00:00Z' },
    {
      ...A,
      status: 'shipped',
      total: 12.5,
      tracking: 'parcel',
      from: '2021-02-12T12:00:00Z',
      to: '2021-02-15T12:00:00Z',
    },
    {
      ...A,
      status: 'delivered',
      total: 12.5,
      tracking: 'parcel',
      deliveredAt: '2021-02-14T00:00:00Z',
      from: '2021-02-15T12:00:00Z',
    },
  ])
  await givenShipments(db(), [{ orderId: 'a', at: '2021-02-11T10:00:00Z', storedAt: '2021-02-12T12:00:00Z' }])
}

const at = (day: string, hour = 12) => `2021-02-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`

it('tells what happened and what was learnt of it, field by field', async () => {
  await givenHistory()
  const history = await runOrderHistory(db(), 'a', NOW)
  expect(history.now).toMatchObject({ status: 'delivered', order_total: '12.50', delivered_at: at('14', 0) })
  expect(toHistoryTable(history.entries, ORDER_FIELDS, 'EUR').rows).toEqual([
    [at('11', 10), 'shipped', at('12'), null, null, null, null, null],
    [at('11'), 'first_known', at('11'), at('12'), 'status', null, 'preparing', null],
    [at('11'), 'first_known', at('11'), at('12'), 'created_at', null, at('10', 10), null],
    [at('11'), 'first_known', at('11'), at('12'), 'order_total', null, '12.50', 'EUR'],
    [at('11'), 'first_known', at('11'), at('12'), 'user_id', null, 'ann', null],
    [at('12'), 'changed', at('12'), at('15'), 'status', 'preparing', 'shipped', null],
    [at('12'), 'changed', at('12'), at('15'), 'tracking_id', null, 'parcel', null],
    [at('14', 0), 'delivered', at('15'), null, null, null, null, null],
    [at('15'), 'changed', at('15'), null, 'status', 'shipped', 'delivered', null],
    [at('15'), 'changed', at('15'), null, 'delivered_at', null, at('14', 0), null],
  ])
})

it('on an earlier day tells no more than was known', async () => {
  await givenHistory()
  const kinds = async (asOf: string) =>
    (await runOrderHistory(db(), 'a', { ...NOW, asOf })).entries.map(({ kind, knownTo }) => [kind, knownTo])
  expect(await kinds('2021-02-11')).toEqual([['first_known', null]])
  expect(await kinds('2021-02-14')).toEqual([
    ['shipped', null],
    ['first_known', at('12')],
    ['changed', null],
  ])
  await expect(kinds('2021-02-10')).rejects.toMatchObject({
    code: 'unknown_order',
    message: 'This order was not known then; it is known since 11 Feb 2021, 12:00.',
  })
})

it('an order that went and came back did so', async () => {
  const [one, two, three, four] = [at('11'), at('12'), at('13'), at('14')]
  await givenOrderVersions(db(), [
    { ...A, status: 'preparing', from: one, to: two },
    { ...A, status: 'preparing', from: two, to: three, isDeleted: true },
    { ...A, status: 'shipped', from: three, to: four },
    { ...A, id: 'gap', status: 'preparing', from: one, to: two },
    { ...A, id: 'gap', status: 'preparing', from: three, to: four },
  ])
  const history = async (id: string) => {
    const { now, entries } = await runOrderHistory(db(), id, NOW)
    return [now, entries.map(({ kind, at: when, changes }) => [kind, when, changes.length])]
  }
  expect(await history('a')).toEqual([
    null,
    [
      ['first_known', one, 3],
      ['gone', two, 0],
      ['back', three, 1],
      ['gone', four, 0],
    ],
  ])
  expect(await history('gap')).toEqual([
    null,
    [
      ['first_known', one, 3],
      ['gone', two, 0],
      ['back', three, 0],
      ['gone', four, 0],
    ],
  ])
})

it('says what came back of it, whatever day is asked for', async () => {
  await givenHistory()
  const item = { userId: 'ann', orderId: 'a', productId: 'p', quantity: 5, returned: 2 }
  const other = { ...item, orderId: 'b', quantity: 9, returned: 9 }
  await db().orderItem.createMany({
    data: [item, { ...item, productId: 'q', quantity: 0, returned: 1 }, other],
  })
  for (const asOf of [null, '2021-02-11']) {
    expect((await runOrderHistory(db(), 'a', { ...NOW, asOf })).pieces).toEqual({ sent: 5, returned: 3 })
  }
})

it('a delivery that is to come has not happened', async () => {
  await givenOrderVersions(db(), [{ ...A, deliveredAt: '2021-03-01T00:00:00Z', from: at('11') }])
  const { entries } = await runOrderHistory(db(), 'a', NOW)
  expect(entries.map(({ kind }) => kind)).toEqual(['first_known'])
})

it.each(HARD_NAMES)('ids are any text: %s', async (name) => {
  await givenOrderVersions(db(), [{ ...A, userId: name, id: name, from: at('11') }])
  expect((await runOrderHistory(db(), name, NOW)).versions).toBe(1)
  await expect(runOrderHistory(db(), 'a', NOW)).rejects.toMatchObject({
    code: 'unknown_order',
  })
})
