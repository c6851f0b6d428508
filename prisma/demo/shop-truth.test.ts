import { beforeAll, expect, test } from 'vitest'
import { startOfGrain } from '@/lib/time/grain'
import { generateShop, type ShopDay } from './generate-shop'
import { DEMO_PRODUCTS } from './products'
import { plantedImprovement } from './seasons'

// What the shop's numbers say, counted here without the database.

const NOW = new Date('2026-11-23T08:00:00Z')

/** Generous: the whole shop is made on whatever machine runs this. */
const GENERATING_MS = 120_000

type Event = ShopDay['events'][number]
type Counts = { viewed: number; carted: number; checkedOut: number }

let sessions: Event[][]
let products: ReadonlyMap<string, string>
let bought: ReadonlySet<string>

beforeAll(() => {
  const shop = generateShop({ seed: 'greenhouse', now: NOW, timeZone: 'UTC' })
  const days = [...shop.days()]
  products = new Map(shop.products.map((product) => [product.id, product.name]))
  bought = new Set(days.flatMap((day) => day.items).map((item) => `${item.orderId} ${item.productId}`))
  const bySession = new Map<string, Event[]>()
  for (const event of days.flatMap((day) => day.events)) {
    const session = bySession.get(event.sessionId)
    if (session) session.push(event)
    else bySession.set(event.sessionId, [event])
  }
  sessions = [...bySession.values()]
}, GENERATING_MS)

function countBy(keyOf: (session: Event[]) => string): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  for (const session of sessions) {
    const key = keyOf(session)
    const counted = counts.get(key) ?? { viewed: 0, carted: 0, checkedOut: 0 }
    const has = (type: string) => Number(session.some((event) => event.type === type))
    counted.viewed += has('page_view')
    counted.carted += has('add_to_cart')
    counted.checkedOut += has('checkout')
    counts.set(key, counted)
  }
  return counts
}

const dayOf = (session: Event[]) => (session[0]?.occurredAt ?? NOW).toISOString().slice(0, 10)
const quarterOf = (session: Event[]) => startOfGrain(dayOf(session), 'quarter')
const checkoutRate = (counts: Counts | undefined) => (counts?.checkedOut ?? 0) / (counts?.carted ?? 0)
const cartRate = (counts: Counts | undefined) => (counts?.carted ?? 0) / (counts?.viewed ?? 0)

test('view to cart is 40 to 45 % of sessions in every quarter, the improved one too', () => {
  const rates = [...countBy(quarterOf).values()].map(cartRate)
  expect(rates).toHaveLength(8)
  for (const rate of rates) {
    expect(rate).toBeGreaterThan(0.4)
    expect(rate).toBeLessThan(0.45)
  }
})

test('cart to checkout is 64 to 71 % in seven quarters, and 5 to 11 points above their mean in the last', () => {
  const quarters = countBy(quarterOf)
  const { from } = plantedImprovement('2026-11-23')
  const before = [...quarters].filter(([quarter]) => quarter < from).map(([, counts]) => checkoutRate(counts))
  expect(before).toHaveLength(7)
  expect(Math.min(...before)).toBeGreaterThan(0.64)
  expect(Math.max(...before)).toBeLessThan(0.71)
  const gain = checkoutRate(quarters.get(from)) - before.reduce((sum, rate) => sum + rate, 0) / 7
  expect(gain).toBeGreaterThan(0.05)
  expect(gain).toBeLessThan(0.11)
})

test('Sundays have more sessions than Wednesdays, April and May more than July and August', () => {
  const weekdays = countBy((session) => String(session[0]?.occurredAt.getUTCDay()))
  const months = countBy((session) => dayOf(session).slice(5, 7))
  const inMonths = (...names: string[]) =>
    names.reduce((sum, name) => sum + (months.get(name)?.viewed ?? 0), 0)
  expect(weekdays.get('0')?.viewed).toBeGreaterThan(1.25 * (weekdays.get('3')?.viewed ?? 0))
  expect(inMonths('04', '05')).toBeGreaterThan(1.3 * inMonths('07', '08'))
})

test('view to cart: median 50 to 70 s, mean above it, p90 above 2 min; 2 to 4 % are added unseen', () => {
  const gaps = sessions.flatMap((session) =>
    session
      .filter((event) => event.type === 'add_to_cart')
      .map(({ productId, occurredAt }) => {
        const view = session.find((event) => event.type === 'page_view' && event.productId === productId)
        return (occurredAt.getTime() - (view?.occurredAt.getTime() ?? 0)) / 1000
      }),
  )
  const forward = gaps.filter((gap) => gap >= 0).sort((left, right) => left - right)
  const quantile = (share: number) => forward[Math.floor(share * forward.length)]
  const mean = forward.reduce((sum, gap) => sum + gap, 0) / forward.length
  expect(quantile(0.5)).toBeGreaterThan(50)
  expect(quantile(0.5)).toBeLessThan(70)
  expect(mean).toBeGreaterThan(1.2 * (quantile(0.5) ?? 0))
  expect(quantile(0.9)).toBeGreaterThan(120)
  expect(1 - forward.length / gaps.length).toBeGreaterThan(0.02)
  expect(1 - forward.length / gaps.length).toBeLessThan(0.04)
})

test('products go into the cart in 9 to 45 % of their sessions, and rank as their true rates do', () => {
  const pairs = new Map<string, Counts>()
  for (const session of sessions) {
    const orderId = session.find((event) => event.type === 'checkout')?.orderId
    const carted = new Set(session.filter((event) => event.type === 'add_to_cart').map((e) => e.productId))
    for (const productId of new Set(session.map((event) => event.productId))) {
      if (!productId) continue
      const name = products.get(productId) ?? ''
      const counts = pairs.get(name) ?? { viewed: 0, carted: 0, checkedOut: 0 }
      counts.viewed += 1
      counts.carted += Number(carted.has(productId))
      counts.checkedOut += Number(bought.has(`${orderId} ${productId}`))
      pairs.set(name, counts)
    }
  }
  const carts = [...pairs.values()].map(cartRate)
  expect(Math.min(...carts)).toBeGreaterThan(0.09)
  expect(Math.min(...carts)).toBeLessThan(0.14)
  expect(Math.max(...carts)).toBeGreaterThan(0.38)
  expect(Math.max(...carts)).toBeLessThan(0.45)
  const checkouts = [...pairs.values()].map(checkoutRate)
  expect(Math.max(...checkouts) - Math.min(...checkouts)).toBeGreaterThan(0.15)
  for (const best of DEMO_PRODUCTS) {
    for (const other of DEMO_PRODUCTS) {
      if (best.cartRate < 1.4 * other.cartRate) continue
      expect(cartRate(pairs.get(best.name))).toBeGreaterThan(cartRate(pairs.get(other.name)))
    }
  }
})
