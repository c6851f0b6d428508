import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '@/lib/db'
import { listRejects } from '@/lib/store/runs/imports'
import { getDataKind } from '@/lib/store/shop-data'
import { collect } from '@/lib/testing/collect'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { loadDemo } from '@/prisma/demo/load-demo'
import { runImport } from './run-import'

const db = useTestDatabase()

/** A small shop in the Greenery layout: one session that buys one fern. */
const FILES = {
  'addresses.csv':
    'address_id,address,zipcode,state,country\na1,1 Fern Lane,92056,California,United States\n',
  'promos.csv': 'promo_id,discount,status\nleafy,10,active\n',
  'users.csv':
    'user_id,first_name,last_name,email,phone_number,created_at,updated_at,address_id\nu1,Ann,Abbott,ann@shop.example,,2020-10-23T20:21:57Z,,a1\n',
  'products.csv': 'product_id,name,price,inventory\np1,Fern,30.5,40\n',
  'orders.csv':
    'order_id,user_id,promo_id,address_id,created_at,order_cost,shipping_cost,order_total,tracking_id,shipping_service,estimated_delivery_at,delivered_at,status\no1,u1,,a1,2021-02-09T10:03:00Z,30.5,5,35.5,,,,,preparing\n',
  'order_items.csv': 'order_id,product_id,quantity\no1,p1,2\n',
  'events.csv': [
    'event_id,session_id,user_id,page_url,created_at,event_type,order_id,product_id',
    'e1,s1,u1,https://shop.example/p1,2021-02-09T10:00:00Z,page_view,,p1',
    'e2,s1,u1,https://shop.example/p1,2021-02-09T10:01:00Z,add_to_cart,,p1',
    'e3,s1,u1,https://shop.example/checkout,2021-02-09T10:03:00Z,checkout,o1,',
    '',
  ].join('\n'),
} as const

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-import-'))
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text)
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const importFolder = () => runImport(db(), { format: 'greenery', folder, timeZone: 'UTC' })

const append = async (file: keyof typeof FILES, text: string | Buffer) =>
  writeFile(
    path.join(folder, file),
    Buffer.concat([await readFile(path.join(folder, file)), Buffer.from(text)]),
  )

/** Everything that an import could change, but for the log of imports. */
async function dump(from: Db) {
  return Promise.all([
    from.event.findMany({ orderBy: { id: 'asc' } }),
    from.order.findMany(),
    from.orderItem.findMany(),
    from.product.findMany(),
    from.user.findMany(),
    from.address.findMany(),
    from.promo.findMany(),
    readFunnelTables(from),
    collect(listRejects(from, null)),
    from.orderLine.count(),
    from.completeRow.count(),
    from.dirtySession.count(),
    from.dirtyOrder.count(),
  ])
}

test('stores every table and refreshes', async () => {
  const { total, refreshedSessions, demoRemoved } = await importFolder()
  expect(total).toMatchObject({ read: 9, stored: 9, corrected: 0, repeated: 0, rejected: 0, gone: 0 })
  expect({ refreshedSessions, demoRemoved }).toEqual({ refreshedSessions: 1, demoRemoved: false })
  expect(
    await db().productFunnel.findMany({ select: { userId: true, productId: true, steps: true } }),
  ).toEqual([{ userId: 'u1', productId: 'p1', steps: 7 }])
  expect(await getDataKind(db())).toBe('real')
})

test('importing twice changes nothing', async () => {
  await append('events.csv', 'e9,s1,u1,,yesterday,page_view,,p1\n')
  await importFolder()
  const before = await dump(db())
  const { total, refreshedSessions } = await importFolder()
  expect(total).toMatchObject({ read: 10, stored: 0, corrected: 0, repeated: 9, rejected: 1, gone: 0 })
  expect(refreshedSessions).toBe(0)
  expect(await dump(db())).toEqual(before)
})

test('a changed row of a table that describes takes the new values', async () => {
  await importFolder()
  await writeFile(
    path.join(folder, 'products.csv'),
    'product_id,name,price,inventory\np1,Royal Fern,31.5,39\n',
  )
  const { total } = await importFolder()
  expect(total).toMatchObject({ stored: 1, repeated: 8 })
  expect((await db().product.findMany()).map(({ name, price }) => `${name} ${price}`)).toEqual([
    'Royal Fern 31.5',
  ])
})

test('columns may stand in any order', async () => {
  await writeFile(path.join(folder, 'products.csv'), 'name,inventory,price,product_id\nFern,40,30.5,p1\n')
  await importFolder()
  expect(await db().product.findMany({ select: { id: true, name: true } })).toEqual([
    { id: 'p1', name: 'Fern' },
  ])
})

test('rows that cannot be taken are kept with file, line, reason and text; the others are stored', async () => {
  await append('order_items.csv', 'o404,p1,1\no1,p2,none\no1,p3,0\n')
  await append(
    'events.csv',
    [
      'e4,s2,u1,,yesterday,page_view,,p1',
      'e5,s2,u1,,2021-02-09T10:00:00Z,page_view,,p1,surplus',
      ',s2,u1,,2021-02-09T10:00:00Z,page_view,,p1',
      'e6,s2,,,2021-02-09T10:00:00Z,page_view,,p1',
      'e7,s2,u1,,2021-02-09T10:00:00Z,"page_view,,p1',
      'e8,s2,u1,,9999-01-01T00:00:00Z,page_view,,p1',
      `${'x'.repeat(201)},s2,u1,,2021-02-09T10:00:00Z,page_view,,p1`,
      '',
    ].join('\n'),
  )
  await append('events.csv', Buffer.from([0x65, 0x39, 0x2c, 0xff, 0x0a]))
  await append('events.csv', 'e10,s3,u1,,2021-02-10T10:00:00Z,page_view,,p1\n')
  const { total, importId } = await importFolder()
  expect(total).toMatchObject({ read: 21, stored: 11, corrected: 0, repeated: 0, rejected: 10 })
  const rejects = await collect(listRejects(db(), importId))
  expect(rejects.map(({ file, line, reason }) => `${path.basename(file)}:${line} ${reason}`)).toEqual([
    'events.csv:5 created_at is not a time: "yesterday"',
    'events.csv:6 has 9 columns, the header has 8',
    'events.csv:7 event_id is missing',
    'events.csv:8 user_id is missing',
    'events.csv:9 a quote is opened and not closed',
    'events.csv:10 created_at is more than a day ahead of its arrival: "9999-01-01T00:00:00Z"',
    'events.csv:11 event_id is longer than 200 characters',
    'events.csv:12 has bytes that are not UTF-8',
    'order_items.csv:3 its order is not in the orders',
    'order_items.csv:4 quantity is not a whole number: "none"',
  ])
  expect(rejects[0]?.row).toBe('e4,s2,u1,,yesterday,page_view,,p1')
  expect(rejects[7]?.row).toBe('e9,\\xff')
  expect(path.isAbsolute(rejects[0]?.file ?? '')).toBe(true)
  expect(await db().event.count()).toBe(4)
})

test.each([
  [
    'a missing file',
    async () => rm(path.join(folder, 'orders.csv')),
    /orders\.csv is missing; the folder must hold/,
  ],
  [
    'an empty file',
    async () => writeFile(path.join(folder, 'orders.csv'), ''),
    /orders\.csv is empty; its first line/,
  ],
  [
    'a wrong header',
    async () => writeFile(path.join(folder, 'events.csv'), 'event_id,session,user_id\n1,2,3\n'),
    /The header of .*events\.csv is wrong: "session_id", "page_url", .* are missing, and "session" is unknown/,
  ],
  [
    'blank lines only',
    async () => writeFile(path.join(folder, 'users.csv'), '\n\n'),
    /nothing but blank lines/,
  ],
  [
    'a file that is no text',
    async () => writeFile(path.join(folder, 'users.csv'), Buffer.from([0xff, 0xd8, 0xff, 0x0a])),
    /The header of .*users\.csv cannot be read: has bytes that are not UTF-8/,
  ],
  ['no folder', async () => rm(folder, { recursive: true }), /There is no folder/],
])('%s is said in one sentence, and nothing is written', async (_, spoil, sentence) => {
  await loadDemo(db(), { now: new Date('2021-03-01T00:00:00Z'), timeZone: 'UTC', targetEvents: 500 })
  const before = await dump(db())
  await spoil()
  await expect(importFolder()).rejects.toMatchObject({
    code: 'bad_file',
    message: expect.stringMatching(sentence),
  })
  expect(await dump(db())).toEqual(before)
  expect(await db().importRun.count()).toBe(0)
  expect(await getDataKind(db())).toBe('demo')
})

test('the first import takes the demo away, so that the two never mix', async () => {
  await loadDemo(db(), { now: new Date('2021-03-01T00:00:00Z'), timeZone: 'UTC', targetEvents: 500 })
  expect(await importFolder()).toMatchObject({ demoRemoved: true, total: { stored: 9 } })
  expect(await db().event.count()).toBe(3)
  expect(await db().product.count()).toBe(1)
  expect(await db().sessionPath.count()).toBe(1)
})

test('an order that comes after its checkout still counts for its product', async () => {
  const { 'order_items.csv': items, 'orders.csv': orders } = FILES
  await writeFile(path.join(folder, 'order_items.csv'), `${items.split('\n')[0]}\n`)
  await writeFile(path.join(folder, 'orders.csv'), `${orders.split('\n')[0]}\n`)
  await importFolder()
  expect(await db().productFunnel.findMany({ select: { steps: true } })).toEqual([{ steps: 3 }])
  await writeFile(path.join(folder, 'order_items.csv'), items)
  await writeFile(path.join(folder, 'orders.csv'), orders)
  await importFolder()
  expect(await db().productFunnel.findMany({ select: { steps: true } })).toEqual([{ steps: 7 }])
})

test('the same folder by another path keeps its rejects apart by full path', async () => {
  await append('events.csv', 'e9,s1,u1,,yesterday,page_view,,p1\n')
  await importFolder()
  const copy = `${folder}-copy`
  await cp(folder, copy, { recursive: true })
  await runImport(db(), { format: 'greenery', folder: copy, timeZone: 'UTC' })
  await rm(copy, { recursive: true })
  expect((await collect(listRejects(db(), null))).map(({ file }) => path.dirname(file)).sort()).toEqual([
    folder,
    copy,
  ])
})
