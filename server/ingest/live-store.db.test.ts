import { beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '@/lib/access/token'
import {
  createWriteKey,
  findWriteKey,
  revokeWriteKey,
  rotateWriteKey,
  type WriteKey,
} from '@/lib/access/write-keys'
import { undoImport } from '@/lib/ingest/forget/undo-import'
import { toLiveMapping } from '@/lib/ingest/live/live-mapping'
import { readCall } from '@/lib/ingest/live/read-call'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { listMeanings } from '@/lib/store/event-meanings'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { LiveStore } from './live-store'

const db = useTestDatabase()

async function makeKey(limits: Readonly<{ types?: readonly string[] }> = {}): Promise<WriteKey> {
  const mapping = toLiveMapping(await listMeanings(db()))
  const { key } = await createWriteKey(db(), COMMAND_LINE, {
    name: 'shop',
    mapping,
    origins: [],
    types: [],
    ...limits,
  })
  const found = await findWriteKey(db(), hashToken(key) ?? '')
  if (!found) throw new Error('It was made.')
  return found
}

let stored = 0
let store: LiveStore
beforeEach(() => {
  stored = 0
  const onStored = () => {
    stored += 1
  }
  store = new LiveStore(db(), { firstDay: '2000-01-01', onStored })
})

function send(key: WriteKey, events: readonly object[]) {
  const call = readCall('list', JSON.stringify(events), new Date())
  if ('status' in call) throw new Error(call.sentence)
  return store.take(key, call.records, 1_000)
}

const AT = '2026-02-09T10:00:00.000Z'
const view = (id: string, more: object = {}) => ({
  messageId: id,
  type: 'track',
  event: 'Product Viewed',
  userId: 'ann',
  timestamp: AT,
  properties: { product_id: 'p1', name: 'Aloe' },
  ...more,
})

const TRIP = [
  view('m1', { userId: undefined, anonymousId: 'a1' }),
  { messageId: 'm2', type: 'identify', userId: 'ann', anonymousId: 'a1', timestamp: AT },
  view('m3', { event: 'Product Added' }),
  view('m4', {
    event: 'Order Completed',
    properties: {
      order_id: 'o1',
      total: 20,
      currency: 'EUR',
      products: [{ product_id: 'p1', price: 10, quantity: 2 }],
    },
  }),
]

describe('events that come live', () => {
  it('are a trip through the funnel, with whoever it was before, and the order with its lines', async () => {
    const key = await makeKey()
    expect(await send(key, TRIP)).toEqual({ events: 4, refused: [] })
    expect(stored).toBe(1)
    await runRefresh(db(), { timeZone: 'UTC' })
    const paths = await db().sessionPath.findMany({ select: { userId: true, steps: true } })
    expect(paths).toEqual([{ userId: 'ann', steps: 7 }])
    expect(
      await db().orderItem.findMany({ select: { orderId: true, productId: true, quantity: true } }),
    ).toEqual([{ orderId: 'o1', productId: 'p1', quantity: 2 }])
    expect(await db().order.findMany({ select: { id: true, currency: true } })).toEqual([
      { id: 'o1', currency: 'EUR' },
    ])
    const runs = await db().importRun.findMany({ select: { rowsRead: true, stored: true, rejected: true } })
    expect(runs).toEqual([{ rowsRead: 4, stored: 4, rejected: 0 }])
  })

  it('are the same when they are sent again, also within one batch and with another time', async () => {
    const key = await makeKey()
    await send(key, [...TRIP, view('m1', { userId: 'bob' })])
    await send(
      key,
      TRIP.map((event) => ({ ...event, timestamp: '2026-02-09T11:00:00.000Z' })),
    )
    const events = await db().event.findMany({
      select: { id: true, occurredAt: true },
      orderBy: { id: 'asc' },
    })
    expect(events).toEqual(['m1', 'm3', 'm4'].map((id) => ({ id, occurredAt: new Date(AT) })))
    const lines = await db().orderItem.aggregate({ _sum: { quantity: true } })
    expect(lines._sum.quantity).toBe(2)
    expect(stored).toBe(1)
  })

  it('are kept as refused where they make no sense, and the rest is taken', async () => {
    const key = await makeKey({ types: ['Product Viewed'] })
    const nobody = { ...view('m2'), userId: undefined }
    expect(
      await send(key, [
        view('m1'),
        nobody,
        view('m3', { event: 'Other' }),
        view('m4', { timestamp: 'soon' }),
      ]),
    ).toEqual({
      events: 4,
      refused: [
        { event: 2, reason: 'userId and anonymousId or previousId are missing' },
        { event: 4, reason: 'timestamp or originalTimestamp or receivedAt is not a time: "soon"' },
        { event: 3, reason: 'its event is not among those that this write key may send' },
      ],
    })
    expect(await db().event.count()).toBe(1)
    expect(await db().importReject.count()).toBe(3)
  })

  it('of many calls at a time share transactions, each answered with its own', async () => {
    const key = await makeKey()
    const calls = Array.from({ length: 40 }, (_, call) =>
      send(key, [view(`m${call}`), view(`n${call}`, { timestamp: 'soon' })]),
    )
    for (const taken of await Promise.all(calls)) expect(taken.refused).toMatchObject([{ event: 2 }])
    expect(await db().event.count()).toBe(40)
    expect(stored).toBeLessThan(10)
  })

  it('go into an import of their day, which can be undone, and another one after that', async () => {
    const key = await makeKey()
    await send(key, [view('m1')])
    await send(key, [view('m2')])
    const [day] = await db().importRun.findMany()
    await undoImport(db(), day?.id ?? 0n)
    expect(await db().event.count()).toBe(0)
    await send(key, [view('m1')])
    expect(await db().event.count()).toBe(1)
    expect(await db().importRun.count()).toBe(2)
  })

  it('say again whose ids are one after that was taken back', async () => {
    const key = await makeKey()
    await send(key, TRIP)
    const [day] = await db().importRun.findMany()
    await undoImport(db(), day?.id ?? 0n)
    await send(key, TRIP)
    expect(await db().event.findMany({ distinct: 'userId', select: { userId: true } })).toEqual([
      { userId: 'ann' },
    ])
  })

  it('that follow a call which was just answered are stored, too', async () => {
    const key = await makeKey()
    for (let call = 0; call < 20; call += 1) await send(key, [view(`m${call}`)])
    expect(await db().event.count()).toBe(20)
  })

  it('take the place of the demo', async () => {
    await db().refreshState.update({ where: { id: 1 }, data: { dataKind: 'demo' } })
    await send(await makeKey(), [view('m1')])
    await runRefresh(db(), { timeZone: 'UTC' })
    expect(await db().sessionPath.findMany({ select: { steps: true } })).toEqual([{ steps: 1 }])
    expect(await db().refreshState.findFirst({ select: { dataKind: true } })).toEqual({ dataKind: 'real' })
  })
})

describe('a write key', () => {
  it('is another one when it is rotated, and none when it is revoked', async () => {
    const { id, sourceId } = await makeKey()
    const { key } = await rotateWriteKey(db(), COMMAND_LINE, id)
    expect(await findWriteKey(db(), hashToken(key) ?? '')).toMatchObject({ id, sourceId })
    await revokeWriteKey(db(), COMMAND_LINE, id)
    expect(await findWriteKey(db(), hashToken(key) ?? '')).toBeNull()
    await expect(rotateWriteKey(db(), COMMAND_LINE, id)).rejects.toThrow(
      'There is no such write key any more.',
    )
    expect(await db().auditEntry.findMany({ select: { action: true }, orderBy: { id: 'asc' } })).toEqual([
      { action: 'write-key-created' },
      { action: 'write-key-rotated' },
      { action: 'write-key-revoked' },
    ])
  })

  it('names origins as browsers do, and no others', async () => {
    const mapping = toLiveMapping([])
    const make = (origin: string) =>
      createWriteKey(db(), COMMAND_LINE, {
        name: origin.replaceAll(/\W/g, ''),
        mapping,
        origins: [origin],
        types: [],
      })
    await make('https://Shop.example/')
    expect(await db().writeKey.findMany({ select: { origins: true } })).toEqual([
      { origins: ['https://shop.example'] },
    ])
    for (const wrong of ['shop.example', 'ftp://shop.example', 'https://shop.example/path', ''])
      await expect(make(wrong)).rejects.toThrow('is no origin')
  })
})
