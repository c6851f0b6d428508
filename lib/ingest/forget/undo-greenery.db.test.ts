import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readShop } from '@/lib/testing/shop/read-shop'
import { runImport } from '../tables/run-import'
import { eraseUser } from './erase-user'
import { undoImport } from './undo-import'

const db = useTestDatabase()

const HEADERS = {
  addresses: 'address_id,address,zipcode,state,country',
  promos: 'promo_id,discount,status',
  users: 'user_id,first_name,last_name,email,phone_number,created_at,updated_at,address_id',
  products: 'product_id,name,price,inventory',
  orders:
    'order_id,user_id,created_at,status,promo_id,address_id,order_cost,shipping_cost,order_total,tracking_id,shipping_service,estimated_delivery_at,delivered_at',
  order_items: 'order_id,product_id,quantity',
  events: 'event_id,session_id,user_id,created_at,event_type,order_id,product_id,page_url',
} as const

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-undo-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function deliver(rows: Partial<Record<keyof typeof HEADERS, readonly string[]>>) {
  for (const [name, header] of Object.entries(HEADERS)) {
    const lines = (rows[name as keyof typeof HEADERS] ?? []).map(
      (row) => row + ','.repeat(header.split(',').length - row.split(',').length),
    )
    await writeFile(path.join(folder, `${name}.csv`), [header, ...lines, ''].join('\n'))
  }
  return runImport(db(), { format: 'greenery', folder, timeZone: 'UTC' })
}

const FIRST = {
  users: ['u1,Ann'],
  products: ['p1,Fern,30,4'],
  orders: ['o1,u1,2026-02-09T10:05:00Z,preparing'],
  order_items: ['o1,p1,2'],
  events: ['e1,s,u1,2026-02-09T10:00:00Z,page_view,,p1', 'e2,s,u1,2026-02-09T10:05:00Z,checkout,o1,'],
}
const SECOND = {
  products: ['p1,Fern,30,4'],
  orders: ['o2,u2,2026-02-09T10:15:00Z,preparing'],
  order_items: ['o2,p1,1'],
  events: [
    'f1,s,u2,2026-02-09T10:10:00Z,page_view,,p1',
    'f2,s,u2,2026-02-09T10:15:00Z,checkout,o2,',
    'f3,d,depot,2026-02-11T10:00:00Z,package_shipped,o1,',
  ],
}

async function readShopNow() {
  await runRefresh(db(), { timeZone: 'UTC' })
  return readShop(db())
}

it('leaves the shop as if a delivery had never come', async () => {
  await deliver(FIRST)
  const before = await readShopNow()
  await emptyDatabase(db())
  await deliver(FIRST)
  const { importId } = await deliver(SECOND)
  expect(await undoImport(db(), importId)).toMatchObject({ events: 3, orders: 1 })
  expect(await readShopNow()).toEqual(before)
})

it('refuses the rows of an erased user, with their order and its lines', async () => {
  await deliver({ products: FIRST.products })
  const before = await readShopNow()
  await deliver(FIRST)
  await eraseUser(db(), 'u1')
  expect(await readShopNow()).toEqual(before)
  const { total } = await deliver(FIRST)
  expect(total).toMatchObject({ read: 6, repeated: 1, stored: 0, rejected: 5 })
  expect(await readShopNow()).toEqual(before)
  expect((await db().importReject.findMany()).map(({ row }) => row)).toEqual(Array(5).fill(''))
})
