import { describe, expect, it } from 'vitest'
import { listRejects } from '@/lib/store/runs/imports'
import { collect } from '@/lib/testing/collect'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { type GreeneryRows, orderLine, useGreeneryFolder } from '@/lib/testing/files/greenery-folder'
import { runImport } from './run-import'

const db = useTestDatabase()
const folder = useGreeneryFolder()

const PRODUCTS = ['p1,Fern,10,40', 'p2,Moss,10,40', 'p3,Ivy,10,40']
const ORDERS = [orderLine('o1'), orderLine('o2', { user_id: 'u2' })]
const CHECKOUT = 'e1,s1,u1,,2021-02-09T10:03:00Z,checkout,o1,'

async function deliver(lines: readonly string[], rows: GreeneryRows = {}) {
  await folder.write({
    'products.csv': PRODUCTS,
    'orders.csv': ORDERS,
    'order_items.csv': lines,
    'events.csv': [CHECKOUT],
    ...rows,
  })
  const summary = await runImport(db(), { format: 'greenery', folder: folder.path(), timeZone: 'UTC' })
  const items = summary.files.find(({ file }) => file === 'order_items.csv')
  if (!items) throw new Error('It was read.')
  const { read, stored, corrected, repeated, rejected, gone } = items
  expect(read).toBe(stored + corrected + repeated + rejected)
  return { summary, counts: { read, stored, repeated, rejected, gone } }
}

/** "o1 p1 6": the quantity, and behind a minus what came back. */
async function readItems(): Promise<string[]> {
  const items = await db().orderItem.findMany({ orderBy: [{ orderId: 'asc' }, { productId: 'asc' }] })
  return items.map(
    ({ orderId, productId, quantity, returned }) =>
      `${orderId} ${productId} ${quantity}${returned > 0 ? `-${returned}` : ''}`,
  )
}

const bought = async () =>
  (
    await db().productFunnel.findMany({
      where: { steps: { gte: 4 } },
      orderBy: { productId: 'asc' },
    })
  ).map(({ productId }) => productId)

describe("an order's lines in one delivery are the order", () => {
  it.each([
    [['o1,p1,5', 'o1,p1,1']],
    [['o1,p1,1', 'o1,p1,5']],
    [['o1,p1,1', 'o1,p1,1', 'o1,p1,1', 'o1,p1,1', 'o1,p1,1', 'o1,p1,1']],
  ])('lines of one product add up, and none is called repeated: %j', async (lines) => {
    const { counts } = await deliver(lines)
    expect(counts).toEqual({ read: lines.length, stored: lines.length, repeated: 0, rejected: 0, gone: 0 })
    expect(await readItems()).toEqual(['o1 p1 6'])
    const again = await deliver(lines)
    expect(again.counts).toMatchObject({ stored: 0, repeated: lines.length, gone: 0 })
    expect(again.summary.refreshedSessions).toBe(0)
    expect(await readItems()).toEqual(['o1 p1 6'])
  })

  it('wherever they lie in a file of many batches', async () => {
    const others = Array.from({ length: 10_200 }, (_, index) => `o2,x${index},1`)
    const lines = [
      'o1,p1,5',
      'o2,p1,2',
      ...others.slice(0, 10_100),
      'o1,p1,1',
      'o2,p1,3',
      ...others.slice(10_100),
      'o1,p2,4',
    ]
    expect((await deliver(lines)).counts).toMatchObject({ stored: 10_205, repeated: 0 })
    expect((await readItems()).filter((item) => / p\d/.test(item))).toEqual(['o1 p1 6', 'o1 p2 4', 'o2 p1 5'])
    expect((await deliver(lines)).counts).toMatchObject({ stored: 0, repeated: 10_205, gone: 0 })
    expect(await db().orderLine.count()).toBe(0)
  })

  it('what a later delivery of the order no longer has is gone, and an order that is not in it stays', async () => {
    await deliver(['o1,p1,1', 'o1,p2,2', 'o2,p3,3'])
    expect(await bought()).toEqual(['p1', 'p2'])
    const { counts, summary } = await deliver(['o1,p2,2'])
    expect(counts).toEqual({ read: 1, stored: 0, repeated: 1, rejected: 0, gone: 1 })
    expect(summary.refreshedSessions).toBe(1)
    expect(await readItems()).toEqual(['o1 p2 2', 'o2 p3 3'])
    expect(await bought()).toEqual(['p2'])
  })

  it('where a line of it was refused, nothing of that order goes; where none says which, of no order', async () => {
    await deliver(['o1,p1,1', 'o1,p2,2', 'o2,p2,1', 'o2,p3,3'])
    expect((await deliver(['o1,p1,1', 'o1,p2,two', 'o2,p3,3'])).counts).toMatchObject({
      rejected: 1,
      gone: 1,
    })
    expect(await readItems()).toEqual(['o1 p1 1', 'o1 p2 2', 'o2 p3 3'])
    const { counts, summary } = await deliver(['o1,p1,1', 'a line of nothing'])
    expect(counts).toMatchObject({ rejected: 1, gone: 0 })
    expect(summary.files.find(({ isHeld }) => isHeld)?.file).toBe('order_items.csv')
    expect(await readItems()).toEqual(['o1 p1 1', 'o1 p2 2', 'o2 p3 3'])
  })

  it('lines of an order that is not there are refused, each with its line', async () => {
    const { counts, summary } = await deliver(['o9,p1,1', 'o1,p1,1', 'o9,p1,2'])
    expect(counts).toEqual({ read: 3, stored: 1, repeated: 0, rejected: 2, gone: 0 })
    expect(
      (await collect(listRejects(db(), summary.importId))).map(({ line, reason }) => [line, reason]),
    ).toEqual([
      [2, 'its order is not in the orders'],
      [4, 'its order is not in the orders'],
    ])
  })
})

describe('a quantity', () => {
  it('below zero is a return, beside what was sent', async () => {
    const { counts } = await deliver(['o1,p1,5', 'o1,p1,-2', 'o2,p2,-1'])
    expect(counts).toMatchObject({ stored: 3, rejected: 0 })
    expect(await readItems()).toEqual(['o1 p1 5-2', 'o2 p2 0-1'])
    expect(await bought()).toEqual(['p1'])
  })

  it('that all came back was bought', async () => {
    await deliver(['o1,p1,5', 'o1,p1,-5', 'o1,p2,-1'])
    expect(await bought()).toEqual(['p1'])
  })

  it('below zero alone says what came back of an order, and nothing of what was sent', async () => {
    await deliver(['o1,p1,5', 'o1,p2,3'])
    expect((await deliver(['o1,p1,-2', 'o1,p3,0'])).counts).toMatchObject({ stored: 2, gone: 0 })
    expect(await readItems()).toEqual(['o1 p1 5-2', 'o1 p2 3', 'o1 p3 0'])
    expect((await deliver(['o1,p1,-2', 'o1,p3,0'])).counts).toMatchObject({ repeated: 2, gone: 0 })
    await deliver(['o1,p1,-1', 'o1,p1,-2'])
    expect(await readItems()).toEqual(['o1 p1 5-3', 'o1 p2 3', 'o1 p3 0'])
    expect(await bought()).toEqual(['p1', 'p2'])
    await deliver(['o1,p1,5', 'o1,p1,-2'])
    expect(await readItems()).toEqual(['o1 p1 5-2'])
  })

  it('of zero is nothing', async () => {
    await deliver(['o1,p1,2', 'o1,p2,0', 'o1,p1,0'])
    expect(await readItems()).toEqual(['o1 p1 2', 'o1 p2 0'])
    expect(await bought()).toEqual(['p1'])
    await deliver(['o1,p1,0'])
    expect(await bought()).toEqual([])
  })

  it('may be larger than there is room for, and is refused when one line is', async () => {
    const { counts } = await deliver(['o1,p1,2147483647', 'o1,p1,2147483647', 'o1,p2,2147483648'])
    expect(counts).toMatchObject({ stored: 2, rejected: 1 })
    expect(await readItems()).toEqual(['o1 p1 2147483647'])
  })
})

it('lines that a dead import left are never stored, and taken away', async () => {
  await deliver(['o1,p1,1'])
  const dead = await db().importRun.create({
    data: { format: 'greenery', source: 'x', startedAt: new Date(0) },
  })
  const left = { userId: 'u1', orderId: 'o1', productId: 'p1', quantity: 7 }
  await db().orderLine.createMany({ data: [{ ...left, importId: dead.id }] })
  const alive = await db().importRun.create({ data: { format: 'greenery', source: 'x' } })
  await db().orderLine.createMany({ data: [{ ...left, importId: alive.id }] })
  await deliver(['o1,p1,1'])
  expect(await readItems()).toEqual(['o1 p1 1'])
  expect(await db().orderLine.findMany({ select: { importId: true } })).toEqual([{ importId: alive.id }])
})
