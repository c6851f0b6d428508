import { beforeAll, describe, expect, test } from 'vitest'
import { dayInZone } from '@/lib/time/day'
import { type DemoShop, generateShop, type ShopDay } from './generate-shop'

const NOW = new Date('2026-11-23T08:00:00Z')
const OPTIONS = { seed: 'greenhouse', now: NOW, timeZone: 'Europe/Berlin' }

/** Generous: the whole shop is made on whatever machine runs this. */
const GENERATING_MS = 120_000

type Event = ShopDay['events'][number]

let shop: DemoShop
let days: ShopDay[]
let events: Event[]
const ofType = (type: string) => events.filter((event) => event.type === type)

beforeAll(() => {
  shop = generateShop(OPTIONS)
  days = [...shop.days()]
  events = days.flatMap((day) => day.events)
}, GENERATING_MS)

describe('the size of it', () => {
  test('200,000 events, give or take 10 %', () => {
    expect(events.length).toBeGreaterThan(180_000)
    expect(events.length).toBeLessThan(220_000)
  })

  test('40 to 48 thousand sessions of 12 to 15 thousand users, 30 products', () => {
    const sessions = new Set(events.map((event) => event.sessionId)).size
    expect(sessions).toBeGreaterThan(40_000)
    expect(sessions).toBeLessThan(48_000)
    const users = days.reduce((sum, day) => sum + day.users.length, 0)
    expect(users).toBeGreaterThan(12_000)
    expect(users).toBeLessThan(15_000)
    expect(new Set(shop.products.map((product) => product.name)).size).toBe(30)
  })

  test('eight quarters: 2025-01-01 to 2026-11-23, a day each', () => {
    expect(days[0]?.day).toBe('2025-01-01')
    expect(days.at(-1)?.day).toBe('2026-11-23')
    expect(days).toHaveLength(692)
  })

  test('5,000 events are asked for, 5,000 come, give or take 15 %', () => {
    const few = [...generateShop({ ...OPTIONS, targetEvents: 5_000 }).days()].flatMap((day) => day.events)
    expect(few.length).toBeGreaterThan(4_250)
    expect(few.length).toBeLessThan(5_750)
  })
})

describe('the same shop again', () => {
  const small = (options: Partial<Parameters<typeof generateShop>[0]> = {}) => {
    const { days, ...rest } = generateShop({ ...OPTIONS, targetEvents: 3_000, ...options })
    return { ...rest, days: [...days()] }
  }

  test('from the same seed and moment, to the last id', () => {
    expect(small()).toEqual(small())
  })

  test('not from another seed', () => {
    expect(small({ seed: 'orangery' }).days).not.toEqual(small().days)
  })

  test('an hour later, with nothing taken back', () => {
    const list = (now: Date) => small({ now }).days.flatMap((day) => day.events)
    const later = new Map(list(new Date(NOW.getTime() + 3_600_000)).map((event) => [event.id, event]))
    const earlier = list(NOW)
    expect(later.size).toBeGreaterThanOrEqual(earlier.length)
    expect(
      earlier.filter((event) => later.get(event.id)?.occurredAt.getTime() !== event.occurredAt.getTime()),
    ).toEqual([])
  })
})

describe('its laws', () => {
  test('events come in order of time, on their day in the zone, none after now, no id twice', () => {
    expect(events.every((event) => event.occurredAt <= NOW)).toBe(true)
    const times = events.map((event) => event.occurredAt.getTime())
    expect(times).toEqual([...times].sort((left, right) => left - right))
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length)
    for (const { day, events } of days.filter((_, index) => index % 40 === 0)) {
      for (const event of events) expect(dayInZone(event.occurredAt, 'Europe/Berlin')).toBe(day)
    }
  })

  test('every user signs up once, before the first event and before now', () => {
    const signedUpAt = new Map(days.flatMap((day) => day.users).map((user) => [user.id, user.createdAt]))
    const early = events.filter((event) => event.occurredAt < (signedUpAt.get(event.userId) ?? NOW))
    expect(early).toEqual([])
    expect([...signedUpAt.values()].every((moment) => moment && moment <= NOW)).toBe(true)
  })

  test('orders and checkouts are one to one, of the same user and moment', () => {
    const orders = days.flatMap((day) => day.orders)
    const toKey = (id: string | null, userId: string, at: Date | null) =>
      `${id} ${userId} ${at?.toISOString()}`
    const ordered = orders.map((order) => toKey(order.id, order.userId, order.createdAt))
    const checkedOut = ofType('checkout').map((event) => toKey(event.orderId, event.userId, event.occurredAt))
    expect(new Set(ordered).size).toBe(orders.length)
    expect(checkedOut.sort()).toEqual(ordered.sort())
  })

  test('an order holds exactly what its session had put into the cart before', () => {
    const carted = new Map<string, string[]>()
    for (const event of ofType('add_to_cart')) {
      carted.set(event.sessionId, [...(carted.get(event.sessionId) ?? []), event.productId ?? ''])
    }
    const items = new Map<string, string[]>()
    for (const { orderId, productId } of days.flatMap((day) => day.items)) {
      items.set(orderId, [...(items.get(orderId) ?? []), productId])
    }
    for (const checkout of ofType('checkout')) {
      const bought = items.get(checkout.orderId ?? '')?.sort()
      expect(bought).toEqual(carted.get(checkout.sessionId)?.sort())
    }
    expect(items.size).toBe(ofType('checkout').length)
  })

  test('parcels leave one to three days after; only orders of the last three days may wait', () => {
    const shippedAt = new Map(ofType('package_shipped').map((event) => [event.orderId, event.occurredAt]))
    const checkouts = ofType('checkout')
    const waiting = checkouts.filter((checkout) => !shippedAt.has(checkout.orderId))
    const daysBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 86_400_000
    for (const checkout of checkouts) {
      const at = shippedAt.get(checkout.orderId)
      const gap = at ? daysBetween(checkout.occurredAt, at) : 2
      if (gap < 0.99 || gap > 3.01) throw new Error(`${checkout.orderId} was shipped after ${gap} days`)
    }
    expect(waiting.length).toBeGreaterThan(10)
    expect(waiting.every((checkout) => daysBetween(checkout.occurredAt, NOW) < 3.01)).toBe(true)
    const preparing = days.flatMap((day) => day.orders).filter((order) => order.status === 'preparing')
    expect(preparing.map((order) => order.id).sort()).toEqual(waiting.map((event) => event.orderId).sort())
  })
})
