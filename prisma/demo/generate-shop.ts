import type {
  NewAddress,
  NewOrder,
  NewOrderItem,
  NewProduct,
  NewPromo,
  NewUser,
} from '@/lib/ingest/write/new-row'
import { addDays, type Day, dayInZone, LAST_DAY } from '@/lib/time/day'
import { type Crowd, createCrowd, toAddress } from './crowd'
import { type DemoEvent, type Journey, type ShopProduct, walkJourney } from './journey'
import { DEMO_PRODUCTS } from './products'
import { createRandom, type Random } from './random'
import { firstDayOf, HOURS, plantedImprovement, trafficOf } from './seasons'
import { startOfDay } from './start-of-day'

export type ShopOptions = Readonly<{
  seed: string
  /** Nothing happens after it. */
  now: Date
  /** The IANA zone whose days and quarters the shop lives by. */
  timeZone: string
  /** How many quarters, the current one counted. */
  quarters?: number
  /** About so many events in all. */
  targetEvents?: number
}>

/** What describes the shop, and the days of its history in order. The same options give the same shop. */
export type DemoShop = Readonly<{
  products: readonly NewProduct[]
  addresses: readonly NewAddress[]
  promos: readonly NewPromo[]
  days: () => Generator<ShopDay>
}>

/** What happened on one day: who signed up, what was ordered, and all events in order of time. */
export type ShopDay = Readonly<{
  day: Day
  users: readonly NewUser[]
  orders: readonly NewOrder[]
  items: readonly NewOrderItem[]
  events: readonly DemoEvent[]
}>

/** What a session leaves on average; measured, and held by a test. */
const EVENTS_PER_SESSION = 4.51
/** Users who were there before the first day, for each session there will be. */
const FOUNDERS_PER_SESSION = 0.035
const ADDRESSES = 240

export function generateShop(options: ShopOptions): DemoShop {
  const random = createRandom(`${options.seed}/shop`)
  const products: ShopProduct[] = DEMO_PRODUCTS.map((product) => ({ ...product, id: random.id() }))
  const addresses = Array.from({ length: ADDRESSES }, () => toAddress(random))
  return {
    products: products.map(({ id, name, category, price }) => ({
      id,
      name,
      category,
      price,
      inventory: 10 + random.int(90),
      updatedAt: null,
    })),
    addresses,
    promos: [{ id: 'leafy ten', discount: 10, status: 'active' }],
    days: () => generateDays(options, products, addresses),
  }
}

function* generateDays(
  { seed, now, timeZone, quarters = 8, targetEvents = 200_000 }: ShopOptions,
  products: readonly ShopProduct[],
  addresses: readonly NewAddress[],
): Generator<ShopDay> {
  const random = createRandom(`${seed}/days`)
  const today = dayInZone(now, timeZone)
  const days = listDays(firstDayOf(today, quarters), today)
  const traffic = days.map((day) => trafficOf(day, days[0] ?? today, today))
  const sessionsInAll = targetEvents / EVENTS_PER_SESSION
  const scale = sessionsInAll / traffic.reduce((sum, share) => sum + share, 0)
  const improvement = plantedImprovement(today)
  let startsAt = startOfDay(days[0] ?? today, timeZone)
  const founders = 1 + Math.round(sessionsInAll * FOUNDERS_PER_SESSION)
  const crowd = createCrowd(random, addresses, { founders, opensAt: startsAt })
  let carried: readonly DemoEvent[] = []
  for (const [index, day] of days.entries()) {
    const endsAt = day === LAST_DAY ? now : startOfDay(addDays(day, 1), timeZone)
    const sessions = Math.round((traffic[index] ?? 1) * scale * random.logNormal(1, 0.08))
    const checkoutFactor = day >= improvement.from ? improvement.factor : 1
    const walked = walkDay(random, crowd, { products, now, startsAt, endsAt, sessions, checkoutFactor })
    const { due, later } = splitAt([...carried, ...walked.events], endsAt)
    const users = index === 0 ? [...crowd.founders, ...walked.users] : walked.users
    yield { ...walked, day, users, events: due }
    carried = later
    startsAt = endsAt
  }
}

function listDays(first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

type WalkOptions = Readonly<{
  products: readonly ShopProduct[]
  now: Date
  startsAt: Date
  endsAt: Date
  sessions: number
  checkoutFactor: number
}>

/** The sessions that start on one day; their events may reach into later days, but not beyond now. */
function walkDay(random: Random, crowd: Crowd, options: WalkOptions): Omit<ShopDay, 'day'> {
  const { products, now, checkoutFactor } = options
  const users: NewUser[] = []
  const orders: NewOrder[] = []
  const items: NewOrderItem[] = []
  const events: DemoEvent[] = []
  for (const startsAt of drawMoments(random, options)) {
    if (startsAt > now) break
    const { visitor, newUser } = crowd.draw(startsAt)
    if (newUser) users.push(newUser)
    const journey = untilNow(walkJourney(random, visitor, { products, startsAt, checkoutFactor }), now)
    if (journey.order) orders.push(journey.order)
    items.push(...journey.items)
    events.push(...journey.events)
  }
  return { users, orders, items, events }
}

/** When the day's sessions start, in order. On a day that loses an hour, the last hour takes those of two. */
function drawMoments(random: Random, { startsAt, endsAt, sessions }: WalkOptions): Date[] {
  const moments = Array.from({ length: sessions }, () => {
    const hours = random.weighted(HOURS) + random.next()
    return Math.min(startsAt.getTime() + Math.floor(hours * 3_600_000), endsAt.getTime() - 1)
  })
  return moments.sort((left, right) => left - right).map((ms) => new Date(ms))
}

function splitAt(events: readonly DemoEvent[], endsAt: Date) {
  const due = events.filter((event) => event.occurredAt < endsAt)
  due.sort((left, right) => left.occurredAt.getTime() - right.occurredAt.getTime())
  return { due, later: events.filter((event) => event.occurredAt >= endsAt) }
}

/** What has not happened yet is left out; an order that is not shipped yet is being prepared. */
function untilNow({ events, order, items }: Journey, now: Date): Journey {
  const past = events.filter((event) => event.occurredAt <= now)
  if (!order?.createdAt || order.createdAt > now) return { events: past, order: null, items: [] }
  if (past.length === events.length) return { events: past, order: delivered(order, now), items }
  const pending = { trackingId: null, shippingService: null, estimatedDeliveryAt: null, deliveredAt: null }
  return { events: past, order: { ...order, ...pending, status: 'preparing' }, items }
}

function delivered(order: NewOrder, now: Date): NewOrder {
  return order.deliveredAt && order.deliveredAt <= now
    ? order
    : { ...order, deliveredAt: null, status: 'shipped' }
}
