import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { toAsker } from '@/lib/reports/asker'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readOrderTables } from '@/lib/testing/naive/naive-tables'
import { givenOrderVersions, givenShipments } from '@/lib/testing/shop/order-versions'
import { runRefresh } from '../run-refresh'

// What is kept of orders after any changes, against a full rebuild, and what reports make of it, against the same orders told one by one.

const db = useTestDatabase()

const HOUR = 3_600_000
const FIRST = Date.parse('2021-02-08T00:00:00Z')
const at = (hour: number) => new Date(FIRST + hour * HOUR).toISOString()
const hour = fc.integer({ min: 0, max: 240 })
const text = fc.constantFrom('p1', 'p2', 'p3')
const currency = fc.constantFrom('EUR', 'eur', 'USD', null)

/** Something that happens to one of three orders. */
const change = fc.record({
  order: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof(
    fc.record({
      kind: fc.constant('row' as const),
      made: fc.option(hour, { freq: 6 }),
      status: fc.constantFrom('shipped', 'cancelled', 'Refunded', null),
      total: fc.option(fc.integer({ min: 0, max: 50 })),
      currency,
      isFiled: fc.boolean(),
      isGone: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('version' as const),
      made: fc.option(hour, { freq: 6 }),
      status: fc.constantFrom('preparing', 'shipped', ' DELIVERED ', 'returned', null),
      service: fc.constantFrom('ups', '', null),
      promised: fc.option(hour, { freq: 8 }),
      delivered: fc.option(hour, { freq: 1 }),
      from: fc.integer({ min: 0, max: 120 }),
      isDeleted: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom('shipment' as const, 'checkout' as const), at: hour }),
    fc.record({
      kind: fc.constant('item' as const),
      product: text,
      quantity: fc.integer({ min: 0, max: 2 }),
    }),
    fc.record({
      kind: fc.constant('refund' as const),
      amount: fc.option(fc.integer({ min: 1, max: 60 })),
      currency,
      at: hour,
    }),
    fc.record({
      kind: fc.constant('category' as const),
      product: text,
      category: fc.constantFrom('a', 'b', null),
      isKnown: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom(
        'no-row' as const,
        'no-events' as const,
        'no-items' as const,
        'no-refunds' as const,
      ),
    }),
    fc.record({ kind: fc.constant('refresh' as const) }),
  ),
})

type Change = typeof change extends fc.Arbitrary<infer One> ? One : never

let stored = 0

/** Stores it, and marks the order as whoever stores rows does. */
async function apply({ order, what }: Change): Promise<void> {
  const id = `order ${order}`
  const of = { where: { orderId: id } }
  stored += 1
  switch (what.kind) {
    case 'refresh':
      await runRefresh(db(), { timeZone: 'UTC' })
      return
    case 'row': {
      const { made, status, total, isFiled, isGone } = what
      const row = {
        createdAt: made === null ? null : new Date(at(made)),
        status,
        orderTotal: total,
        currency: what.currency,
        isFiled,
        goneAt: isGone ? new Date() : null,
      }
      await db().order.upsert({
        where: { userId_id: { userId: 'ann', id } },
        create: { userId: 'ann', id, ...row },
        update: row,
      })
      break
    }
    case 'version': {
      await db().orderSnapshot.updateMany({
        where: { id, dbtValidTo: null },
        data: { dbtValidTo: new Date(at(what.from)) },
      })
      const { made, promised, delivered, from, ...version } = what
      const moments = { createdAt: made, promisedFor: promised, deliveredAt: delivered }
      const told = Object.fromEntries(
        Object.entries(moments).map(([name, value]) => [name, value === null ? null : at(value)]),
      )
      await givenOrderVersions(db(), [{ ...version, ...told, id: `${id}`, from: at(from) }], `${stored}`)
      break
    }
    case 'shipment':
      await givenShipments(db(), [{ orderId: id, at: at(what.at), storedAt: at(0) }], `${stored}`)
      break
    case 'checkout':
      await db().event.create({
        data: {
          userId: 'ann',
          id: `checkout ${stored}`,
          sessionId: 's',
          type: 'checkout',
          occurredAt: new Date(at(what.at)),
          orderId: id,
        },
      })
      break
    case 'item': {
      const key = { userId: 'ann', orderId: id, productId: what.product }
      await db().orderItem.upsert({
        where: { userId_orderId_productId: key },
        create: { ...key, quantity: what.quantity },
        update: { quantity: what.quantity },
      })
      break
    }
    case 'refund':
      await db().refund.create({
        data: {
          userId: 'ann',
          id: `refund ${stored}`,
          orderId: id,
          amount: what.amount,
          currency: what.currency,
          refundedAt: new Date(at(what.at)),
        },
      })
      break
    case 'category': {
      const { product, category, isKnown } = what
      await db().product.update({ where: { id: product }, data: { category } })
      if (!isKnown) return
      await db().productSnapshot.updateMany({
        where: { id: product, dbtValidTo: null },
        data: { dbtValidTo: new Date(FIRST + stored) },
      })
      const from = new Date(FIRST + stored)
      await db().productSnapshot.create({
        data: {
          dbtScdId: `${stored}`,
          id: product,
          name: product,
          category,
          dbtUpdatedAt: from,
          dbtValidFrom: from,
          dbtIsDeleted: false,
        },
      })
      return
    }
    case 'no-row':
      await db().order.deleteMany({ where: { id } })
      break
    case 'no-events':
      await db().event.deleteMany(of)
      break
    case 'no-items':
      await db().orderItem.deleteMany(of)
      break
    case 'no-refunds':
      await db().refund.deleteMany(of)
  }
  await db().staleOrder.create({ data: { userId: 'ann', orderId: id } })
}

const SCOPES = [{}, {}, {}, { product: 'p1' }, { category: 'a' }, { product: 'p2', category: 'a' }]
const RANGES = [null, { from: '2021-02-10', to: '2021-02-15' }]

type Asked = Readonly<{ now: number; asOf: number | null; scope: object }>

/** All that reports of orders say at a moment, and said of what was known at the end of an earlier day. */
async function askAll({ now, asOf, scope }: Asked) {
  const moment = at(now)
  const asker = toAsker(db())
  const answers: unknown[] = []
  for (const range of RANGES) {
    const asked = {
      query: { ...EVERYTHING, range, scope },
      grain: null,
      mostDrawn: null,
      asOf: asOf === null ? null : at(asOf).slice(0, 10),
      now: new Date(moment),
      today: moment.slice(0, 10),
      timeZone: 'UTC',
      currency: 'EUR',
    }
    for (const name of ['fulfilment', 'fulfilment-trend', 'tracking', 'money'] as const) {
      answers.push(await asker.report(name, asked as never))
    }
  }
  return answers
}

it('after any changes holds what a full rebuild makes, and says what orders say one by one', async () => {
  const example = fc.record({
    changes: fc.array(change, { minLength: 3, maxLength: 25 }),
    isRefreshed: fc.boolean(),
    now: fc.integer({ min: 100, max: 240 }),
    asOf: fc.option(fc.integer({ min: 0, max: 240 }), { freq: 2 }),
    scope: fc.constantFrom(...SCOPES),
  })
  await fc.assert(
    fc.asyncProperty(example, async ({ changes, isRefreshed, ...asked }) => {
      await emptyDatabase(db())
      await db().product.createMany({
        data: ['p1', 'p2', 'p3', 'p4'].map((id) => ({ id, name: id, category: 'a' })),
      })
      await runRefresh(db(), { timeZone: 'UTC' })
      for (const one of changes) await apply(one)
      if (isRefreshed) await runRefresh(db(), { timeZone: 'UTC' })
      const kept = await askAll(asked)
      await db().$executeRaw`update refresh_state set tables = '{}'`
      expect(kept).toEqual(await askAll(asked))
      await db().$executeRaw`update refresh_state set time_zone = null`
      await runRefresh(db(), { timeZone: 'UTC' })
      const tables = await readOrderTables(db())
      await runRefresh(db(), { timeZone: 'UTC', full: true })
      expect(tables).toEqual(await readOrderTables(db()))
    }),
    { numRuns: 40 },
  )
})
