import { expect, test } from 'vitest'
import { writeUsers } from '@/lib/ingest/write/write-dimensions'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { clearShop, getDataKind, setDataKind } from '@/lib/store/shop-data'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { emptyUser } from '@/lib/testing/shop/empty-user'
import { isDemoWanted, loadDemo, removeDemo } from './load-demo'

const db = useTestDatabase()

const DEMO = { now: new Date('2026-11-23T08:00:00Z'), timeZone: 'America/New_York', targetEvents: 6_000 }

const EVENT = {
  userId: 'real',
  id: 'e1',
  sessionId: 's1',
  type: 'page_view',
  occurredAt: new Date('2026-01-01T00:00:00Z'),
  productId: null,
  orderId: null,
  pageUrl: null,
}

async function countAll() {
  const [events, users, orders, items, products, sessions] = await Promise.all([
    db().event.count(),
    db().user.count(),
    db().order.count(),
    db().orderItem.count(),
    db().product.count(),
    db().sessionPath.count(),
  ])
  return { events, users, orders, items, products, sessions }
}

/** Stops a load as a kill would: after its first batch, with nothing cleaned up. */
async function loadHalf(): Promise<void> {
  const onProgress = () => {
    throw new Error('killed')
  }
  await expect(loadDemo(db(), { ...DEMO, onProgress })).rejects.toThrow('killed')
}

test('an empty database wants the demo, and holds it whole and refreshed afterwards', async () => {
  expect(await isDemoWanted(db())).toBe(true)
  const shares: number[] = []
  const events = await loadDemo(db(), { ...DEMO, onProgress: ({ share }) => shares.push(share) })
  const counted = await countAll()
  const checkouts = await db().event.count({ where: { type: 'checkout' } })
  expect(counted).toMatchObject({ events, orders: checkouts, products: 30 })
  expect(counted.sessions).toBeGreaterThan(1_000)
  expect(await getDataKind(db())).toBe('demo')
  expect(await isDemoWanted(db())).toBe(false)
  expect(await db().dirtySession.count()).toBe(0)
  expect(shares).toEqual([...shares].sort((left, right) => left - right))
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
})

test('its products have a past, and stand as the shop has them today', async () => {
  await loadDemo(db(), DEMO)
  const versions = await db().productSnapshot.findMany({ orderBy: { dbtValidFrom: 'asc' } })
  const begins = versions.map(({ dbtValidFrom }) => dbtValidFrom.toISOString())
  expect(begins[0]).toBe('2025-09-29T04:00:00.000Z')
  expect(begins.at(-1)).toBe('2026-11-14T05:00:00.000Z')
  const pricesOf = (id: string) =>
    new Set(versions.flatMap((version) => (version.id === id ? [String(version.price)] : [])))
  const repriced = [...new Set(versions.map(({ id }) => id))].filter((id) => pricesOf(id).size > 1)
  expect(repriced.length).toBeGreaterThan(4)
  expect(versions.some(({ inventory }) => inventory === 0)).toBe(true)
  const open = versions.filter(({ dbtValidTo }) => dbtValidTo === null)
  const products = await db().product.findMany()
  expect(new Map(open.map(({ id, price }) => [id, String(price)]))).toEqual(
    new Map(products.map(({ id, price }) => [id, String(price)])),
  )
})

test('eight quarters of sessions in a workspace eleven hours behind UTC, none in a ninth', async () => {
  await loadDemo(db(), { ...DEMO, timeZone: 'Pacific/Pago_Pago', targetEvents: 40_000 })
  const rows = await db().$queryRaw<{ quarter: string }[]>`
    select distinct date_trunc('quarter', day)::date::text as quarter
    from funnel_day
    order by quarter`
  expect(rows).toHaveLength(8)
  expect(rows[0]).toEqual({ quarter: '2025-01-01' })
})

test('a second load is refused and changes nothing', async () => {
  await loadDemo(db(), DEMO)
  const before = await countAll()
  await expect(loadDemo(db(), DEMO)).rejects.toMatchObject({
    code: 'bad_setting',
    message: expect.stringMatching(/there already/),
  })
  expect(await countAll()).toEqual(before)
})

test('a load that was killed half-way is wanted again, and the next one makes it whole', async () => {
  await loadDemo(db(), DEMO)
  const whole = await countAll()
  await removeDemo(db())
  await loadHalf()
  const half = await db().event.count()
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(whole.events)
  expect(await isDemoWanted(db())).toBe(true)
  await loadDemo(db(), DEMO)
  expect(await countAll()).toEqual(whole)
})

test('nothing is loaded beside real events', async () => {
  await setDataKind(db(), 'real')
  await writeEvents(db(), [EVENT])
  await expect(loadDemo(db(), DEMO)).rejects.toMatchObject({ code: 'bad_setting' })
  expect(await countAll()).toMatchObject({ events: 1, products: 0 })
  expect(await getDataKind(db())).toBe('real')
})

test('nothing is loaded into an import that has only its users yet, and removing leaves them', async () => {
  await setDataKind(db(), 'real')
  await writeUsers(db(), [emptyUser('real')])
  await expect(loadDemo(db(), DEMO)).rejects.toMatchObject({ code: 'bad_setting' })
  await expect(removeDemo(db())).rejects.toMatchObject({
    code: 'bad_setting',
    message: 'The stored events are real, not the demo; nothing was removed.',
  })
  expect(await countAll()).toMatchObject({ users: 1, products: 0 })
})

test('an import that claims the database while the demo loads ends the load, with no demo row left', async () => {
  let claim: Promise<void> | undefined
  const onProgress = () => {
    claim ??= db().$transaction(async (tx) => {
      await clearShop(tx)
      await setDataKind(tx, 'real')
    })
  }
  await expect(loadDemo(db(), { ...DEMO, targetEvents: 30_000, onProgress })).rejects.toMatchObject({
    code: 'bad_setting',
    message: 'The demo was taken away while it was being loaded.',
  })
  await claim
  expect(await countAll()).toMatchObject({ events: 0, users: 0, orders: 0, products: 0 })
  expect(await getDataKind(db())).toBe('real')
})

test('the demo is removed whole, once, and does not come back by itself', async () => {
  await loadDemo(db(), DEMO)
  expect(await removeDemo(db())).toBe(true)
  expect(await countAll()).toEqual({ events: 0, users: 0, orders: 0, items: 0, products: 0, sessions: 0 })
  expect(await removeDemo(db())).toBe(false)
  expect(await isDemoWanted(db())).toBe(false)
  expect(await loadDemo(db(), DEMO)).toBeGreaterThan(0)
})
