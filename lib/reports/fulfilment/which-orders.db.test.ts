import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenFourOrders, NOW, on } from '@/lib/testing/shop/four-orders'
import { givenOrderVersions } from '@/lib/testing/shop/order-versions'
import { runFulfilment } from './run-fulfilment'

const db = useTestDatabase()

describe('which orders', () => {
  it('those of the days of their checkout, in the zone of the workspace', async () => {
    await givenFourOrders(db())
    const range = { from: '2021-02-11', to: '2021-02-12' }
    const count = async (timeZone: string) =>
      (await runFulfilment(db(), { ...EVERYTHING, range }, { ...NOW, timeZone })).all?.orders
    expect(await count('UTC')).toBe(2)
    expect(await count('Europe/Berlin')).toBe(1)
    expect(await count('Asia/Tokyo')).toBe(2)
  })

  it('those without a time of checkout are in no range, and are counted', async () => {
    await givenOrderVersions(db(), [{ id: 'x', status: 'preparing', from: '2021-02-11T12:00:00Z' }])
    expect(await runFulfilment(db(), EVERYTHING, NOW)).toMatchObject({
      all: { orders: 0 },
      known: { undated: 1 },
    })
  })

  it('those that hold the product or a product of the category', async () => {
    await givenFourOrders(db())
    await db().product.createMany({
      data: [
        { id: 'zz', name: 'ZZ Plant', category: 'Trees' },
        { id: 'yy', name: 'Yucca', category: 'Trees' },
      ],
    })
    await db().orderItem.createMany({
      data: [
        { userId: 'ann', orderId: 'a', productId: 'zz', quantity: 1 },
        { userId: 'ann', orderId: 'c', productId: 'zz', quantity: 1 },
        { userId: 'ann', orderId: 'c', productId: 'yy', quantity: 1 },
      ],
    })
    const count = async (scope: Partial<typeof EVERYTHING>) =>
      (await runFulfilment(db(), { ...EVERYTHING, ...scope }, NOW)).all?.orders
    expect(await count({ scope: { product: 'zz' } })).toBe(2)
    expect(await count({ scope: { product: 'yy' } })).toBe(1)
    expect(await count({ scope: { category: 'Trees' } })).toBe(2)
    await expect(count({ scope: { product: 'Weed' } })).rejects.toMatchObject({ code: 'unknown_product' })
  })

  it('a product is of the category that it had then, and of that of today before there was a snapshot', async () => {
    await givenFourOrders(db())
    const version = { id: 'zz', name: 'ZZ Plant', dbtIsDeleted: false }
    const [found, moved] = [new Date('2021-02-12T12:00:00Z'), new Date('2021-02-15T12:00:00Z')]
    await db().product.createMany({
      data: [
        { id: 'zz', name: 'ZZ Plant', category: 'Palms' },
        { id: 'yy', name: 'Yucca', category: 'Trees' },
      ],
    })
    await db().productSnapshot.createMany({
      data: [
        {
          ...version,
          dbtScdId: '1',
          category: 'Trees',
          dbtUpdatedAt: found,
          dbtValidFrom: found,
          dbtValidTo: moved,
        },
        { ...version, dbtScdId: '2', category: 'Palms', dbtUpdatedAt: moved, dbtValidFrom: moved },
      ],
    })
    await db().orderItem.create({ data: { userId: 'ann', orderId: 'a', productId: 'zz', quantity: 1 } })
    const count = async (category: string, asOf: string) =>
      (await runFulfilment(db(), { ...EVERYTHING, scope: { category } }, on(asOf))).all?.orders
    expect([await count('Palms', '2021-02-11'), await count('Trees', '2021-02-11')]).toEqual([1, 0])
    expect([await count('Palms', '2021-02-12'), await count('Trees', '2021-02-12')]).toEqual([0, 1])
    expect([await count('Palms', '2021-02-15'), await count('Trees', '2021-02-15')]).toEqual([1, 0])
  })
})

it('a shipment is what means one, whatever it is called', async () => {
  await givenFourOrders(db())
  await db().event.updateMany({ data: { type: 'Order Shipped' } })
  const timed = async () => (await runFulfilment(db(), EVERYTHING, NOW)).all?.toShipped.orders
  expect(await timed()).toBe(0)
  await db().eventMeaning.create({ data: { type: 'Order Shipped', meaning: 'shipped' } })
  expect(await timed()).toBe(3)
})
