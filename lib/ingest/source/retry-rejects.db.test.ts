import { expect, it } from 'vitest'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { EVENTS_MAPPING, importRows, importText } from '@/lib/testing/files/import-text'
import { readShop } from '@/lib/testing/shop/read-shop'
import { mappingSchema } from '../shapes/mapping'
import { retryRejects } from './retry-rejects'

const db = useTestDatabase()

/** Amounts with a comma are none by the first mapping. */
const COMMA = { ...EVENTS_MAPPING, decimal: ',' } as const

const ROWS = [
  'e1,ann,,s1,view,2026-02-09T10:00:00Z,p1,,',
  ',ann,,s1,buy,2026-02-09T10:20:00Z,p1,o1,"30,5"',
  ',ann,,s1,buy,2026-02-09T10:20:00Z,p1,o1,"30,5"',
  ',bob,,,view,soon,p1,,',
  'too,few',
]

async function readShopNow() {
  await runRefresh(db(), { timeZone: 'UTC' })
  return readShop(db())
}

const getRun = (id: bigint) => db().importRun.findUniqueOrThrow({ where: { id } })

it('stores what is understood by another mapping, as if it had been read by it at first', async () => {
  await importRows(db(), ROWS, COMMA)
  const wanted = await readShopNow()
  await emptyDatabase(db())
  const { importId } = await importRows(db(), ROWS)
  expect(await getRun(importId)).toMatchObject({ rowsRead: 5, stored: 1, rejected: 4 })
  const { sourceId } = await getRun(importId)
  const author = 'a test'
  const mapping = { ...EVENTS_MAPPING, decimal: ',' }
  await db().sourceMapping.create({ data: { sourceId: sourceId ?? 0n, number: 2, mapping, author } })
  const counts = await retryRejects(db(), importId)
  expect(counts).toMatchObject({ read: 4, stored: 2, repeated: 0, corrected: 0, rejected: 2 })
  expect(await getRun(importId)).toMatchObject({ rowsRead: 5, stored: 3, repeated: 0, rejected: 2 })
  expect(await db().importReject.count()).toBe(2)
  expect(await readShopNow()).toEqual(wanted)
  await importRows(db(), ROWS, COMMA)
  expect(await readShopNow()).toEqual(wanted)
})

it('changes nothing the second time, and gives the reason of now', async () => {
  const { importId } = await importRows(db(), ROWS)
  const before = await readShopNow()
  const time = { field: 'name', format: 'iso', zone: 'UTC' } as const
  const other = { ...EVENTS_MAPPING, time }
  expect(await retryRejects(db(), importId, { mapping: mappingSchema.parse(other) })).toMatchObject({
    read: 4,
    stored: 0,
    rejected: 4,
  })
  expect(await db().importReject.findFirst({ where: { line: 5 } })).toMatchObject({
    reason: 'name is not a time: "view"',
  })
  expect(await readShopNow()).toEqual(before)
})

it('counts a row that really happened twice twice, where only one of the two was refused', async () => {
  const priced = { ...EVENTS_MAPPING, value: null, product: { id: 'product', price: 'value' } }
  const view = ',ann,,s1,view,2026-02-09T10:00:00Z,p1,,'
  const rows = [`${view}3`, `${view}"3,0"`, `${view}"3,0"`]
  await importRows(db(), rows, { ...priced, decimal: ',' })
  const wanted = await readShopNow()
  await emptyDatabase(db())
  const { importId } = await importRows(db(), rows, priced)
  const mapping = mappingSchema.parse({ ...priced, decimal: ',' })
  expect(await retryRejects(db(), importId, { mapping })).toMatchObject({
    stored: 2,
    repeated: 0,
    rejected: 0,
  })
  expect(await readShopNow()).toEqual(wanted)
})

it('reads rows of JSON again, and of a list each element that was refused', async () => {
  const mapping = {
    version: 1,
    each: 'events',
    time: { field: 'at', format: 'iso', zone: 'UTC' },
    user: '^user',
    session: '^user',
    name: 'name',
    value: 'value',
    meanings: { view: 'viewed' },
  } as const
  const events = [
    { name: 'view', at: '2026-02-09T10:00:00Z', value: '1' },
    { name: 'view', at: '2026-02-09T10:01:00Z', value: '1,5' },
    { name: 'view', at: '2026-02-09T10:01:00Z', value: '1,5' },
  ]
  const lines = ['u1', 'u2'].map((user) => JSON.stringify({ user, events }))
  const { importId, total } = await importText(db(), `${lines.join('\n')}\n`, mapping)
  expect(total).toMatchObject({ read: 6, stored: 2, rejected: 4 })
  expect(await db().importReject.count()).toBe(4)
  const counts = await retryRejects(db(), importId, {
    mapping: mappingSchema.parse({ ...mapping, decimal: ',' }),
  })
  expect(counts).toMatchObject({ read: 4, stored: 4, rejected: 0 })
  expect(await db().event.count()).toBe(6)
  expect(await getRun(importId)).toMatchObject({ rowsRead: 6, stored: 6, rejected: 0 })
})

it('says why where nothing can be read again', async () => {
  await expect(retryRejects(db(), 7n)).rejects.toThrow('There is no import 7')
  const { id } = await db().importRun.create({ data: { format: 'greenery', source: '/in' } })
  await expect(retryRejects(db(), id)).rejects.toThrow('was read by no mapping')
})
