import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { listRejects } from '@/lib/store/runs/imports'
import { collect } from '@/lib/testing/collect'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { columnsOf, orderLine, useGreeneryFolder } from '@/lib/testing/files/greenery-folder'
import { runImport } from './run-import'

const db = useTestDatabase()
const folder = useGreeneryFolder()

const importFolder = () => runImport(db(), { format: 'greenery', folder: folder.path(), timeZone: 'UTC' })

const event = (id: string, given: Readonly<Record<string, string>> = {}) => {
  const values: Readonly<Record<string, string>> = {
    event_id: id,
    session_id: 's1',
    user_id: 'u1',
    created_at: '2021-02-09T10:00:00Z',
    event_type: 'page_view',
    product_id: 'p1',
    ...given,
  }
  return columnsOf('events.csv')
    .map((column) => values[column] ?? '')
    .join(',')
}

const BOM = '\uFEFF'

it('two files that were joined are read as one: a mark of order and a header within are no rows', async () => {
  const header = columnsOf('events.csv')
  const turned = [...header].reverse()
  const other = event('e4').split(',').reverse().join(',')
  await folder.write({
    'events.csv': [
      event('e1'),
      `${BOM}${header.join(',')}`,
      event('e2'),
      `${BOM}${event('e3')}`,
      header.join(','),
      BOM,
      `${BOM}${turned.join(',')}`,
      other,
    ],
  })
  const { total } = await importFolder()
  expect(total).toMatchObject({ read: 4, stored: 4, rejected: 0 })
  const stored = await db().event.findMany({ orderBy: { id: 'asc' }, select: { id: true, sessionId: true } })
  expect(stored).toEqual(['e1', 'e2', 'e3', 'e4'].map((id) => ({ id, sessionId: 's1' })))
})

it.each(['', BOM, `\r\n${BOM}`])(
  'also where the first had no newline at its end: %j between them',
  async (between) => {
    const header = columnsOf('events.csv').join(',')
    await folder.write({
      'events.csv': [`${event('e1')}\r`, `${event('e2')}${between}${header}`, event('e3')],
    })
    const { total } = await importFolder()
    expect(total).toMatchObject({ read: 3, stored: 3, rejected: 0 })
    expect(await db().event.count({ where: { productId: 'p1' } })).toBe(3)
  },
)

it('a mark of order within a text stays', async () => {
  await folder.write({ 'products.csv': [`p1,"Fern\n${BOM}of old",1,1`, `p2,Mo${BOM}ss,1,1`] })
  await importFolder()
  const names = (await db().product.findMany({ orderBy: { id: 'asc' } })).map(({ name }) => name)
  expect(names).toEqual([`Fern\n${BOM}of old`, `Mo${BOM}ss`])
})

it.each(['NULL', 'null', '\\N', '"NULL"'])('%s where an id is needed is missing', async (nothing) => {
  const events = ['event_id', 'session_id', 'user_id'].map((column) => event('e1', { [column]: nothing }))
  await folder.write({
    'events.csv': events,
    'orders.csv': [orderLine(nothing), orderLine('o1', { user_id: nothing })],
    'products.csv': [`${nothing},Fern,1,1`],
    'order_items.csv': [`${nothing},p1,1`, `o1,${nothing},1`],
  })
  const { total, importId } = await importFolder()
  expect(total).toMatchObject({ read: 8, stored: 0, rejected: 8 })
  const reasons = (await collect(listRejects(db(), importId))).map(
    ({ file, reason }) => `${path.basename(file)} ${reason}`,
  )
  expect(reasons.sort()).toEqual([
    'events.csv event_id is missing',
    'events.csv session_id is missing',
    'events.csv user_id is missing',
    'order_items.csv order_id is missing',
    'order_items.csv product_id is missing',
    'orders.csv order_id is missing',
    'orders.csv user_id is missing',
    'products.csv product_id is missing',
  ])
})

it.each(['NULL', 'null', '\\N'])('%s where none is needed is nothing', async (nothing) => {
  const columns = [
    'promo_id',
    'address_id',
    'order_cost',
    'tracking_id',
    'estimated_delivery_at',
    'delivered_at',
  ]
  await folder.write({
    'events.csv': [event('e1', { product_id: nothing, order_id: nothing })],
    'orders.csv': [orderLine('o1', Object.fromEntries(columns.map((column) => [column, nothing])))],
    'products.csv': [`p1,${nothing},${nothing},${nothing}`],
  })
  expect((await importFolder()).total).toMatchObject({ stored: 3, rejected: 0 })
  expect(await db().event.findFirst()).toMatchObject({ productId: null, orderId: null })
  expect(await db().order.findFirst()).toMatchObject({
    promoId: null,
    addressId: null,
    orderCost: null,
    trackingId: null,
    estimatedDeliveryAt: null,
    deliveredAt: null,
  })
  expect(await db().product.findFirst()).toMatchObject({ name: nothing, price: null, inventory: null })
})

it('each import tells the rows that it refused itself; all together tell each once, as it was last refused', async () => {
  await folder.write({ 'events.csv': [event('e1', { created_at: 'yesterday' })] })
  const first = await importFolder()
  await writeFile(
    path.join(folder.path(), 'events.csv'),
    `${await readFile(path.join(folder.path(), 'events.csv'), 'utf8')}${event('', {})}\n`,
  )
  const second = await importFolder()
  const linesOf = async (id: bigint | null) => (await collect(listRejects(db(), id))).map(({ line }) => line)
  expect(await linesOf(first.importId)).toEqual([2])
  expect(await linesOf(second.importId)).toEqual([2, 3])
  expect(await linesOf(null)).toEqual([2, 3])
})

it('a time ahead of its arrival, or before the first day, is refused with that reason', async () => {
  const times = [
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '1999-12-31T23:59:59Z',
    '2099-01-01T00:00:00Z',
    '2199-01-01T00:00:00Z',
  ]
  const soon = new Date(Date.now() + 23 * 60 * 60 * 1000).toISOString()
  await folder.write({
    'events.csv': [...times, soon, '2000-01-01T00:00:00Z'].map((time, index) =>
      event(`e${index}`, { created_at: time }),
    ),
    'orders.csv': [
      orderLine('o1', { created_at: '2099-01-01T00:00:00Z' }),
      orderLine('o2', { delivered_at: '1970-01-01T00:00:00Z' }),
      orderLine('o3', { estimated_delivery_at: '2099-01-01T00:00:00Z' }),
    ],
  })
  const { importId, total } = await importFolder()
  expect(total).toMatchObject({ read: 10, stored: 3, rejected: 7 })
  expect((await collect(listRejects(db(), importId))).map(({ reason }) => reason)).toEqual([
    'created_at is before 2000-01-01: "1969-12-31T23:59:59Z"',
    'created_at is before 2000-01-01: "1970-01-01T00:00:00Z"',
    'created_at is before 2000-01-01: "1999-12-31T23:59:59Z"',
    'created_at is more than a day ahead of its arrival: "2099-01-01T00:00:00Z"',
    'created_at is more than a day ahead of its arrival: "2199-01-01T00:00:00Z"',
    'created_at is more than a day ahead of its arrival: "2099-01-01T00:00:00Z"',
    'delivered_at is before 2000-01-01: "1970-01-01T00:00:00Z"',
  ])
  const earlier = {
    format: 'greenery',
    folder: folder.path(),
    timeZone: 'UTC',
    firstDay: '1990-01-01',
  } as const
  expect((await runImport(db(), earlier)).total).toMatchObject({ stored: 1, rejected: 6 })
})
