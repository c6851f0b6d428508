import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { orderLine, useGreeneryFolder } from '@/lib/testing/files/greenery-folder'
import { sayBeside } from '../file-counts'
import { parseCompleteTables } from './complete-tables'
import { runImport, type StoreOptions } from './run-import'

const db = useTestDatabase()
const folder = useGreeneryFolder()

const importFolder = (options: Partial<StoreOptions> = {}) =>
  runImport(db(), { format: 'greenery', folder: folder.path(), timeZone: 'UTC', ...options })

/** The first so many of each of the tables that can be complete. */
async function deliver(many: number, options: Partial<StoreOptions> = {}) {
  const ids = Array.from({ length: many }, (_, index) => index + 1)
  await folder.write({
    'products.csv': ids.map((id) => `p${id},Fern ${id},10,40`),
    'orders.csv': ids.map((id) => orderLine(`o${id}`)),
    'users.csv': ids.map((id) => `u${id},Ann,,,,,,`),
    'addresses.csv': ids.map((id) => `a${id},,,,`),
    'promos.csv': ids.map((id) => `c${id},10,active`),
    'order_items.csv': ids.map((id) => `o${id},p${id},1`),
    'events.csv': ids.map((id) => `e${id},s${id},u${id},,2021-02-09T10:03:00Z,checkout,o${id},`),
  })
  return importFolder(options)
}

const ALL = ['products', 'orders', 'users', 'addresses', 'promos'] as const

/** How many there are of each; of products and orders those that are not gone. */
const countThere = () =>
  Promise.all([
    db().product.count({ where: { goneAt: null } }),
    db().order.count({ where: { goneAt: null } }),
    db().user.count(),
    db().address.count(),
    db().promo.count(),
  ])

const countKept = () =>
  Promise.all([db().product.count(), db().order.count(), db().orderItem.count(), db().event.count()])

describe('what a complete table no longer has', () => {
  it('is gone; products and orders stay as names and history, and without the word nothing goes', async () => {
    await deliver(5)
    await deliver(4)
    expect(await countThere()).toEqual([5, 5, 5, 5, 5])
    const { files, total } = await deliver(4, { complete: ALL })
    expect(await countThere()).toEqual([4, 4, 4, 4, 4])
    expect(await countKept()).toEqual([5, 5, 5, 5])
    expect(await db().productFunnel.count()).toBe(5)
    expect(total.gone).toBe(5)
    expect(files.flatMap(sayBeside)).toEqual([
      'addresses.csv was complete: 1 row that it has no longer is gone.',
      'promos.csv was complete: 1 row that it has no longer is gone.',
      'users.csv was complete: 1 row that it has no longer is gone.',
      'products.csv was complete: 1 row that it has no longer is gone.',
      'orders.csv was complete: 1 row that it has no longer is gone.',
    ])
    expect(await db().completeRow.count()).toBe(0)
  })

  it('says nothing any more of who signed in', async () => {
    const users = ['u1', 'u2', 'u3', 'u4', 'u5'].map((id) => `${id},Ann,,,,,,`)
    const events = [
      'e1,s,u5,,2021-02-09T10:00:00Z,page_view,,p1',
      'e2,s,guest-9,,2021-02-09T10:05:00Z,add_to_cart,,p1',
    ]
    const listOwners = async () => (await db().sessionPath.findMany()).map(({ userId }) => userId)
    await folder.write({ 'users.csv': users, 'events.csv': events })
    await importFolder()
    expect(await listOwners()).toEqual(['u5'])
    await folder.write({ 'users.csv': users.slice(0, 4) })
    await importFolder({ complete: ['users'] })
    expect(await listOwners()).toEqual(['guest-9'])
  })

  it('is of the tables that were named alone', async () => {
    await deliver(5)
    await deliver(4, { complete: ['products'] })
    expect(await countThere()).toEqual([4, 5, 5, 5, 5])
  })

  it('comes back as it is delivered again, complete or not', async () => {
    await deliver(5)
    await deliver(4, { complete: ALL })
    const before = await db().product.findUnique({ where: { id: 'p5' } })
    expect(before?.goneAt).toBeInstanceOf(Date)
    await deliver(4, { complete: ALL })
    expect(await db().product.findUnique({ where: { id: 'p5' } })).toEqual(before)
    const { total } = await deliver(5)
    expect(await countThere()).toEqual([5, 5, 5, 5, 5])
    expect(total).toMatchObject({ stored: 5, gone: 0 })
  })

  it('is not known where a row of the file was refused: nothing is gone, and that is said', async () => {
    await deliver(5)
    await folder.write({ 'products.csv': ['p1,Fern,10,40', 'p2,Fern,ten,40'] })
    const { files } = await importFolder({ complete: ['products'] })
    expect(await countThere()).toEqual([5, 5, 5, 5, 5])
    expect(files.flatMap(sayBeside)).toEqual([
      'products.csv was not taken as complete, because 1 row of it was refused: nothing is gone.',
    ])
  })
})

describe('more than a fifth of a table gone at once', () => {
  it.each([
    [5, 4, false],
    [4, 3, true],
    [10, 8, false],
    [10, 7, true],
    [1, 0, true],
  ])('of %i rows %i left: refused is %s', async (before, after, isRefused) => {
    await deliver(before)
    const asked = deliver(after, { complete: ['orders'] })
    if (!isRefused) await expect(asked).resolves.toMatchObject({ total: { gone: before - after } })
    else await expect(asked).rejects.toMatchObject({ code: 'bad_file' })
    expect(await db().order.count({ where: { goneAt: null } })).toBe(isRefused ? before : after)
  })

  it('is refused before anything is stored, in a sentence, and goes on when it is confirmed', async () => {
    await deliver(4)
    await folder.write({
      'products.csv': ['p1,Boston Fern,10,40', 'p2,Fern,10,40', 'p3,Fern,10,40'],
      'users.csv': ['u9,Eve,,,,,,'],
    })
    const runs = await db().importRun.count()
    await expect(importFolder({ complete: ['products'] })).rejects.toMatchObject({
      code: 'bad_file',
      message: `${folder.path()}/products.csv is said to be complete, but 1 of the 4 products that are known are not in it; more than a fifth gone at once is taken for a mistake. Nothing was stored. Where they are gone indeed, import it with --yes, or in the watched folder with a line "yes" in complete.txt.`,
    })
    expect(await db().user.count()).toBe(4)
    expect(await db().product.count({ where: { name: 'Boston Fern' } })).toBe(0)
    expect([await db().importRun.count(), await db().completeRow.count()]).toEqual([runs, 0])
    expect((await importFolder({ complete: ['products'], acceptGone: true })).total.gone).toBe(1)
    expect(await db().product.count({ where: { goneAt: null } })).toBe(3)
  })

  it('counts those that were gone before for nothing', async () => {
    await deliver(5)
    await deliver(4, { complete: ['products'] })
    await expect(deliver(3, { complete: ['products'] })).rejects.toMatchObject({ code: 'bad_file' })
    await deliver(3, { complete: ['products'], acceptGone: true })
    expect((await deliver(3, { complete: ['products'] })).total.gone).toBe(0)
  })
})

it('an order that another user claims meanwhile is not gone', async () => {
  await deliver(5)
  await folder.write({
    'orders.csv': [1, 2, 3, 4, 5].map((id) => orderLine(`o${id}`, { user_id: 'someone' })),
  })
  await importFolder({ complete: ['orders'] })
  expect(await db().order.count({ where: { userId: 'someone', goneAt: null } })).toBe(5)
})

it('a file of many batches is complete as a whole', async () => {
  const rows = Array.from({ length: 12_000 }, (_, index) => `a${index},,,,`)
  await folder.write({ 'addresses.csv': rows })
  await importFolder()
  await appendFile(path.join(folder.path(), 'addresses.csv'), '')
  await folder.write({ 'addresses.csv': rows.slice(5) })
  expect((await importFolder({ complete: ['addresses'] })).total).toMatchObject({ repeated: 11_995, gone: 5 })
  expect(await db().address.count()).toBe(11_995)
})

describe('names of complete tables', () => {
  it('are those of their files', () => {
    expect(parseCompleteTables([' products', 'ORDERS', '', 'users.csv', 'products'])).toEqual([
      'products',
      'orders',
      'users',
    ])
    expect(parseCompleteTables([''])).toEqual([])
  })

  it.each([
    ['order_items', /^order_items cannot be said to be complete: the lines of an order come with it/],
    ['events', /^events cannot be said to be complete: they are history/],
    [
      'product',
      /^"product" is no table that can be said to be complete; those are products, orders, users, addresses, promos\.$/,
    ],
    ['__proto__', /^"__proto__" is no table/],
  ])('%s is refused', (name, message) => {
    expect(() => parseCompleteTables(['products', name])).toThrow(message)
  })
})
