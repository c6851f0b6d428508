import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { toAsker } from '../asker'
import { toPlainText } from '../sentences'
import { answerTracking } from './answer-tracking'
import type { TrackingResult } from './tracking-result'

const db = useTestDatabase()

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

async function givenOrders(
  ...orders: readonly (readonly [id: string, on: string | null, isFiled?: boolean])[]
) {
  await db().order.createMany({
    data: orders.map(([id, on, isFiled = true]) => {
      return { userId: 'ann', id, createdAt: on === null ? null : noon(on), isFiled }
    }),
  })
}

async function givenCheckouts(
  ...checkouts: readonly (readonly [order: string, on: string, type?: string])[]
) {
  await db().event.createMany({
    data: checkouts.map(([orderId, on, type = 'checkout'], index) => {
      return { userId: 'bob', id: `e${index}`, sessionId: 's', type, occurredAt: noon(on), orderId }
    }),
  })
}

const ask = (asked: Partial<TrackingResult['query']> = {}): Promise<TrackingResult> =>
  toAsker(db()).report('tracking', {
    query: { ...EVERYTHING, ...asked },
    grain: asked.grain ?? null,
    mostDrawn: null,
    timeZone: 'UTC',
    today: '2021-02-14',
  })

const counts = ({ orders, missed, checkouts, unfiled }: TrackingResult['all']) => [
  orders,
  missed,
  checkouts,
  unfiled,
]

async function givenShop() {
  await givenOrders(
    ['a', '2021-02-08'],
    ['b', '2021-02-08'],
    ['c', '2021-02-10'],
    ['d', '2021-02-10'],
    ['only an event', '2021-02-10', false],
    ['undated', null],
  )
  await givenCheckouts(
    ['a', '2021-02-08'],
    ['a', '2021-02-10'],
    ['b', '2021-02-08', 'package_shipped'],
    ['c', '2021-02-11'],
    ['only an event', '2021-02-10'],
    ['nobody knows', '2021-02-09'],
    ['before all files', '2021-02-01'],
    ['after all files', '2021-02-12'],
  )
}

it('tells the orders of files that no checkout belongs to, and the checkouts that are in no file, by day', async () => {
  await givenShop()
  const result = await ask()
  expect(result).toMatchObject({ filed: true, undated: 1, all: { missedShare: 0.5 } })
  expect(counts(result.all)).toEqual([4, 2, 3, 2])
  expect(result.points.map((point) => [point.start, ...counts(point), point.missedShare])).toEqual([
    ['2021-02-08', 2, 1, 1, 0, 0.5],
    ['2021-02-09', 0, 0, 1, 1, null],
    ['2021-02-10', 2, 1, 1, 1, 0.5],
  ])
  expect(toPlainText(answerTracking(result))).toBe(
    'No checkout was tracked of 50 % of 4 orders: 2. The other way round, 2 of 3 checkouts (67 %) are in no file of orders.',
  )
})

it('by another grain, of some days, and of a product', async () => {
  await givenShop()
  expect((await ask({ grain: 'week' })).points.map((point) => [point.start, ...counts(point)])).toEqual([
    ['2021-02-08', 4, 2, 3, 2],
  ])
  expect(counts((await ask({ range: { from: '2021-02-10', to: '2021-02-11' } })).all)).toEqual([2, 1, 1, 1])
  await db().product.create({ data: { id: 'zz', name: 'ZZ Plant' } })
  await db().orderItem.create({ data: { userId: 'ann', orderId: 'd', productId: 'zz', quantity: 1 } })
  expect(counts((await ask({ scope: { product: 'zz' } })).all)).toEqual([1, 1, 0, 0])
})

it('what a checkout is called is what it means', async () => {
  await givenOrders(['a', '2021-02-08'])
  await givenCheckouts(['a', '2021-02-08', 'purchase'])
  expect((await ask()).all.missed).toBe(1)
  await db().eventMeaning.create({ data: { type: 'purchase', meaning: 'checked_out' } })
  expect((await ask()).all.missed).toBe(0)
})

it('says nothing where orders are known from events alone', async () => {
  await givenOrders(['a', '2021-02-08', false])
  await givenCheckouts(['a', '2021-02-08'])
  const result = await ask()
  expect([result.filed, result.points]).toEqual([false, []])
  expect(toPlainText(answerTracking(result))).toContain('Import a file of orders')
})
