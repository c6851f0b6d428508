import { expect, test } from 'vitest'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importPlaces, planPlaces } from '@/lib/testing/files/import-places'
import { useFolder } from '@/lib/testing/files/made-file'
import { countImported } from '@/lib/testing/shop/count-imported'
import { countStory, makeStory, sumStory } from '@/lib/testing/shop/small-story'
import { readEverything } from '@/lib/testing/shop/stored-tables'
import { HEADER, table, toRow } from '@/lib/testing/shop/story-table'

// Files of orders, each made here of one small story: what they hold is sold once.

const db = useTestDatabase()
const folder = useFolder()

const STORY = makeStory()
const SESSIONS = countStory(STORY, 'session')

const SHOPIFY = [
  'Name',
  'Email',
  'Financial Status',
  'Paid at',
  'Fulfillment Status',
  'Currency',
  'Total',
  'Created at',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
  'Lineitem sku',
]

/** As Shopify writes them: what is of the order stands in its first row alone. */
function toShopify(): string {
  const rows = STORY.filter(({ order }) => order !== null).flatMap(({ order, user, at, lines }) =>
    lines.map(({ product, price, quantity }, place) => {
      const when = `${at.toISOString().slice(0, 19).replace('T', ' ')} +0000`
      const total = lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
      const own = [`${user}@example.com`, 'paid', when, 'fulfilled', 'EUR', total.toFixed(2), when]
      return [
        `${order}`,
        ...(place === 0 ? own : own.map(() => '')),
        String(quantity),
        product,
        String(price),
        `SKU-${product}`,
      ]
    }),
  )
  return table([SHOPIFY, ...rows])
}

test('one row a line of an order: orders and their lines, no funnel, and a sentence that says so', async () => {
  const place = await folder.write('orders_export.csv', toShopify())
  const [plan] = await planPlaces(db(), [place])
  expect(plan?.proposal.notes.join(' ')).toContain('These are orders: no funnel is in them')
  await importPlaces(db(), [place])
  const orders = STORY.filter(({ order }) => order !== null)
  expect(await db().order.count()).toBe(orders.length)
  expect(await db().orderItem.count()).toBe(orders.reduce((sum, { lines }) => sum + lines.length, 0))
  expect(await countImported(db())).toMatchObject({
    sessions: [0, 0, 0, 0],
    revenue: { EUR: sumStory(STORY) },
  })
  expect(JSON.stringify(await readEverything(db()))).not.toContain('@example.com')
  const before = await readEverything(db())
  expect(await importPlaces(db(), [place])).toMatchObject({ stored: 0, rejected: 0 })
  expect(await readEverything(db())).toEqual(before)
})

test('exports that overlap, and rows that are in one twice by their id, sell nothing twice', async () => {
  const rows = toShopify().split('\n')
  const first = await folder.write('first.csv', `${rows.slice(0, 30).join('\n')}\n`)
  const second = await folder.write('second.csv', rows.filter((_, at) => at === 0 || at > 15).join('\n'))
  await importPlaces(db(), [first, second])
  const sold = STORY.reduce((sum, { lines }) => sum + lines.length, 0)
  const countSold = async () => (await db().orderItem.aggregate({ _sum: { quantity: true } }))._sum.quantity
  expect(await countSold()).toBe(sold)
  await emptyDatabase(db())
  const again = STORY.filter(({ step }) => step === 'order').slice(0, 10)
  const twice = [...STORY, ...again].map((event) => [event.id, ...toRow(event)])
  const events = await folder.write('twice.csv', table([['event_id', ...HEADER], ...twice]))
  expect(await importPlaces(db(), [events])).toMatchObject({ stored: STORY.length, repeated: again.length })
  expect(await countSold()).toBe(SESSIONS[2])
})

test('orders and events in one command, whichever is named first, are one shop', async () => {
  const orders = await folder.write('orders.csv', toShopify())
  const events = await folder.write('events.csv', table([HEADER, ...STORY.map(toRow)]))
  await importPlaces(db(), [orders, events])
  const { sessions, revenue } = await countImported(db())
  expect(sessions.slice(0, 3)).toEqual(SESSIONS)
  expect(revenue).toEqual({ EUR: sumStory(STORY) })
  expect(await db().order.count()).toBe(SESSIONS[2])
})

test('lines of orders with prices and no total: an order is worth what they add up to, and twice is once', async () => {
  const events = STORY.filter(({ order }) => order !== null)
  const lines = events.flatMap(({ at, user, order, lines }) =>
    lines.map(({ product, quantity, price }) => [
      order ?? '',
      user,
      at.toISOString(),
      product,
      `${quantity}`,
      `${price}`,
      'EUR',
    ]),
  )
  const header = ['order_id', 'customer_id', 'created_at', 'sku', 'quantity', 'price', 'currency']
  const place = await folder.write('lines.csv', table([header, ...lines]))
  await importPlaces(db(), [place])
  const cost = lines.reduce((sum, [, , , , quantity, price]) => sum + Number(quantity) * Number(price), 0)
  expect((await countImported(db())).revenue).toEqual({ EUR: Number(cost.toFixed(2)) })
  const before = await readEverything(db())
  await importPlaces(db(), [place])
  expect(await readEverything(db())).toEqual(before)
  const priceless = lines.map((line, at) => (at === 0 ? line.with(5, '') : line))
  await emptyDatabase(db())
  await importPlaces(db(), [await folder.write('priceless.csv', table([header, ...priceless]))])
  const { orderTotal } = await db().order.findFirstOrThrow({ where: { id: lines[0]?.[0] ?? '' } })
  expect(orderTotal).toBeNull()
})
