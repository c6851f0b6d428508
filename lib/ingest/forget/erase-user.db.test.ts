import { expect, it } from 'vitest'
import { type Db, Prisma } from '@/lib/db'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importRows } from '@/lib/testing/files/import-text'
import { readShop } from '@/lib/testing/shop/read-shop'
import { writeAddresses, writeUsers } from '../write/write-dimensions'
import { eraseUser } from './erase-user'
import { foreseeErasure, sayErasure } from './foresee-erasure'

const db = useTestDatabase()

/** Of the person: a device, a name, a guest before the sign-in, an order that a depot ships, a refused row. */
const HERS = [
  'e1,,dev-7f3k,,view,2026-02-09T10:00:00Z,p1,,',
  'e2,ann-7f3k,dev-7f3k,,buy,2026-02-09T10:05:00Z,p1,ord-7f3k,30',
  'e3,guest-7f3k,,s1,view,2026-02-10T10:00:00Z,p1,,',
  'e4,ann-7f3k,,s1,cart,2026-02-10T10:05:00Z,p1,,',
  'e5,depot,,,ship,2026-02-11T10:00:00Z,,ord-7f3k,',
  'e6,depot,,,refund,2026-02-12T10:00:00Z,,ord-7f3k,5',
  'e7,ann-7f3k,,s1,view,soon,p1,,',
]

/** Of somebody else, who used the device later. */
const toHis = (device: string) => [
  `f1,bob,${device},s2,view,2026-02-13T10:00:00Z,p1,,`,
  'f2,bob,,s2,buy,2026-02-13T10:05:00Z,p1,o2,9',
  'f3,depot,,,ship,2026-02-14T10:00:00Z,,o2,',
  'f4,ann,,s3,view,2026-02-14T10:00:00Z,p1,,',
]

async function readShopNow() {
  await runRefresh(db(), { timeZone: 'UTC' })
  const shop = await readShop(db())
  await runRefresh(db(), { timeZone: 'UTC', full: true })
  expect(await readShop(db())).toEqual(shop)
  return shop
}

/** Tables in which a text stands anywhere. */
async function listHolding(from: Db, text: string): Promise<string[]> {
  const tables = await from.$queryRaw<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
  const holding: string[] = []
  for (const { name } of tables) {
    const [found] = await from.$queryRaw<{ rows: number }[]>`
      select count(*)::int as rows from ${Prisma.raw(`"${name}"`)} as stored where strpos(stored::text, ${text}) > 0`
    if (found?.rows) holding.push(name)
  }
  return holding
}

const person = (id: string, addressId: string) => ({
  id,
  firstName: 'A',
  lastName: null,
  email: `${id}@shop.example`,
  phoneNumber: null,
  createdAt: null,
  updatedAt: null,
  addressId,
})

async function givenPeople(): Promise<void> {
  await db().$transaction(async (tx) => {
    const place = { address: 'Fern Lane', zipcode: null, state: null, country: null }
    await writeAddresses(tx, [
      { id: 'home-7f3k', ...place },
      { id: 'shared', ...place },
    ])
    await writeUsers(tx, [person('ann-7f3k', 'home-7f3k'), person('bob', 'shared')])
  })
}

it('takes every id of a person away, and nothing of anybody else', async () => {
  await importRows(db(), toHis(''))
  const before = await readShopNow()
  await emptyDatabase(db())
  await importRows(db(), [...HERS, ...toHis('dev-7f3k')])
  await givenPeople()
  await runRefresh(db(), { timeZone: 'UTC' })
  expect(await listHolding(db(), '7f3k')).toContain('import_reject')
  const foreseen = await foreseeErasure(db(), 'guest-7f3k')
  expect(foreseen.ids.toSorted()).toEqual(['ann-7f3k', 'dev-7f3k', 'guest-7f3k'])
  expect(sayErasure(foreseen).join(' ')).toMatch(
    /3 ids are of one person.*6 events, 2 sessions, 1 order, 1 refund, their history/,
  )
  const erased = await eraseUser(db(), 'dev-7f3k')
  expect(erased).toMatchObject({ ids: 3, events: 6, orders: 1, refunds: 1, rejects: 1, frozenLinks: 0 })
  const shop = await readShopNow()
  expect(await listHolding(db(), '7f3k')).toEqual([])
  expect({ ...shop, user: [], address: [] }).toEqual({ ...before, user: [], address: [] })
  expect((await db().user.findMany()).map(({ id }) => id)).toEqual(['bob'])
  expect((await db().address.findMany()).map(({ id }) => id)).toEqual(['shared'])
})

it('does not let the person come again, by the same file or another', async () => {
  const rows = [...HERS, ...toHis('dev-7f3k')]
  await importRows(db(), rows)
  await eraseUser(db(), 'ann-7f3k')
  const shop = await readShopNow()
  const { importId, total } = await importRows(db(), rows)
  expect(total).toMatchObject({ read: 11, stored: 0, corrected: 0, repeated: 4, rejected: 7 })
  expect(await readShopNow()).toEqual(shop)
  expect(await listHolding(db(), '7f3k')).toEqual([])
  const rejects = await db().importReject.findMany({ where: { importId }, orderBy: { line: 'asc' } })
  expect(rejects.map(({ reason, row }) => [reason, row]).slice(0, 2)).toEqual([
    ['erased', ''],
    ['erased', ''],
  ])
  await givenPeople()
  expect((await db().user.findMany()).map(({ id }) => id)).toEqual(['bob'])
})

it('tells of it without the id, and knows nobody by an id that nobody has', async () => {
  await importRows(db(), HERS)
  const { fingerprint } = await eraseUser(db(), 'ann-7f3k')
  expect(fingerprint).toMatch(/^[\w-]{43}$/)
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: 'user-erased', subject: `fingerprint ${fingerprint}` },
  ])
  for (const nobody of ['ann-7f3k', 'nobody'])
    await expect(foreseeErasure(db(), nobody)).rejects.toThrow('Nothing is stored of a user')
  await expect(eraseUser(db(), '')).rejects.toThrow('Nothing is stored of a user')
  await expect(eraseUser(db(), 'nobody')).rejects.toThrow('Nothing is stored of a user "nobody".')
  expect(await db().erasedId.count()).toBe(4)
})

it('foresees events of others that only name a device, and changes nothing', async () => {
  await importRows(db(), [
    'e1,ann,dev,s1,view,2026-02-09T10:00:00Z,p1,,',
    'f1,bob,dev,s2,view,2026-02-13T10:00:00Z,p1,,',
  ])
  const before = await readShopNow()
  expect(await foreseeErasure(db(), 'ann')).toMatchObject({ events: 1, sessions: 1, orders: [], named: 1 })
  expect(await readShopNow()).toEqual(before)
  await eraseUser(db(), 'ann')
  expect(await db().event.findMany({ select: { id: true, anonymousId: true } })).toEqual([
    { id: 'f1', anonymousId: null },
  ])
})

it('counts frozen copies that name an order of theirs, and finds short ids as words alone', async () => {
  await importRows(db(), ['e1,7,,s1,buy,2026-02-09T10:00:00Z,p1,o7,1', 'e2,u17,,s2,view,soon,p1,,'])
  const { id } = await db().shareLink.create({
    data: { tokenHash: 'x', title: 't', owner: 'o', kind: 'frozen', scope: 'locked', createdBy: 'o' },
  })
  await db().frozenReport.create({
    data: {
      linkId: id,
      frozenAt: new Date(),
      definition: {},
      freshness: {},
      answers: { order: 'o7' },
      stored: {},
    },
  })
  expect(await eraseUser(db(), '7')).toMatchObject({ rejects: 0, frozenLinks: 1 })
  expect(await db().importReject.count()).toBe(1)
})
