import { symlink } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { useDeliveries } from '@/lib/testing/files/deliveries'
import { columnsOf, orderLine } from '@/lib/testing/files/greenery-folder'

const db = useTestDatabase()
const watched = useDeliveries(db)
const { deliver, runImport } = watched

const HEADER = columnsOf('products.csv').join(',')

const products = (many: number) => [
  HEADER,
  ...Array.from({ length: many }, (_, index) => `p${index + 1},Fern,10,40`),
]
const countThere = () => db().product.count({ where: { goneAt: null } })

describe('complete.txt', () => {
  it('says that a table of its delivery is complete, also when it comes later', async () => {
    await deliver('1/products.csv', products(5))
    await deliver('2/products.csv', products(4))
    await runImport()
    expect(await countThere()).toBe(5)
    await deliver('2/complete.txt', ['', 'products.csv', ''])
    const { message, log } = await runImport()
    expect(message).toBe('0 rows were stored, 0 corrected, 0 rejected. 1 is gone.')
    expect(log.at(-1)).toBe(
      `${watched.path()}/2: products.csv was complete: 1 row that it has no longer is gone.`,
    )
    expect(await countThere()).toBe(4)
    expect(await runImport()).toMatchObject({ message: 'No file was waiting.' })
    await deliver('2/products.csv', products(5), new Date('2021-02-13T00:00:00Z'))
    await runImport()
    expect(await countThere()).toBe(5)
  })

  it('is not followed where too much would be gone, until it says yes', async () => {
    await deliver('1/products.csv', products(4))
    await runImport()
    await deliver('2/products.csv', products(3))
    await deliver('2/complete.txt', ['products'])
    for (let time = 0; time < 2; time += 1) {
      const refused = await runImport()
      expect(refused.state).toBe('failed')
      expect(refused.message).toMatch(
        /products\.csv is said to be complete, but 1 of the 4 products that are known/,
      )
    }
    await deliver('2/complete.txt', ['products', 'yes'])
    expect((await runImport()).state).toBe('passed')
    expect(await countThere()).toBe(3)
  })

  it('lets nothing wait again while it is refused', async () => {
    await deliver('2/products.csv', products(4))
    await runImport()
    await deliver('1/products.csv', products(1))
    await deliver('1/complete.txt', ['products'])
    expect((await runImport()).state).toBe('failed')
    expect((await runImport()).log).toHaveLength(1)
  })

  it.each([
    [['events'], /complete\.txt cannot be followed: events cannot be said to be complete: they are history/],
    [
      ['nonsense'],
      /complete\.txt cannot be followed: "nonsense" is no table that can be said to be complete/,
    ],
    [['orders'], /complete\.txt says that orders are complete, but there is no orders\.csv beside it\.$/],
  ])('that says %j is told, and nothing of its delivery is stored', async (lines, message) => {
    await deliver('1/products.csv', products(1))
    await deliver('1/complete.txt', lines)
    const { state, message: said } = await runImport()
    expect(state).toBe('failed')
    expect(said).toMatch(message)
    expect(await countThere()).toBe(0)
  })

  it('that is a link is not read', async () => {
    await deliver('1/products.csv', products(1))
    await symlink('/etc/hostname', path.join(watched.path(), '1/complete.txt'))
    const { message } = await runImport()
    expect(message).toBe(
      `${watched.path()}/1 was not imported: ${watched.path()}/1/complete.txt is no plain file.`,
    )
  })
})

describe('ids of events that begin anew', () => {
  const EVENTS = columnsOf('events.csv').join(',')
  const deliverDay = (delivery: string, day: number) =>
    deliver(`${delivery}/events.csv`, [
      EVENTS,
      ...[1, 2, 3].map((id) => `${id},s${day}-${id},u1,,2021-02-0${day}T10:00:00Z,page_view,,p1`),
    ])

  it('let nothing wait again while they are refused', async () => {
    await deliverDay('2', 8)
    await runImport()
    await deliverDay('1', 9)
    expect((await runImport()).state).toBe('failed')
    expect((await runImport()).log).toHaveLength(1)
  })

  it('keep their delivery back, and no other', async () => {
    await deliverDay('1', 8)
    await deliverDay('2', 9)
    await deliver('3/products.csv', products(2))
    const { state, message } = await runImport()
    expect(state).toBe('failed')
    expect(message).toMatch(/^The ids of events in .*\/2\/events\.csv seem to begin anew: 3 of 3/)
    expect(await db().event.count()).toBe(3)
    expect(await countThere()).toBe(2)
    expect((await runImport({ repeatedIds: 'accept' })).state).toBe('passed')
  })
})

it("an order's lines of two deliveries are those of the later one, also when the earlier is corrected", async () => {
  const items = (delivery: string, lines: readonly string[], at?: Date) =>
    deliver(`${delivery}/order_items.csv`, ['order_id,product_id,quantity', ...lines], at)
  const readItems = async () =>
    (await db().orderItem.findMany({ orderBy: { productId: 'asc' } })).map(
      ({ productId, quantity }) => `${productId} ${quantity}`,
    )
  await deliver('1/orders.csv', [columnsOf('orders.csv').join(','), orderLine('o1')])
  await items('1', ['o1,p1,5', 'o1,p2,1', 'o1,p1,1'])
  await runImport()
  expect(await readItems()).toEqual(['p1 6', 'p2 1'])
  await items('2', ['o1,p1,6', 'o1,p3,1'])
  const { log } = await runImport()
  expect(log.at(-1)).toBe(`${watched.path()}/2: order_items.csv: 1 product is no longer in its order.`)
  expect(await readItems()).toEqual(['p1 6', 'p3 1'])
  await items('1', ['o1,p1,5', 'o1,p2,1'], new Date('2021-02-13T00:00:00Z'))
  await runImport()
  expect(await readItems()).toEqual(['p1 6', 'p3 1'])
})
