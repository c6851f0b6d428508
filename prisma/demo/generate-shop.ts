import type {
  NewAddress,
  NewEvent,
  NewOrder,
  NewOrderItem,
  NewProduct,
  NewPromo,
  NewUser,
} from '@/lib/ingest/new-row'
import { addDays, type Day } from '@/lib/time/day'
import { type Journey, type ShopProduct, type Visitor, walkJourney } from './journey'
import { PERSONAS, type PersonaName } from './personas'
import { DEMO_PRODUCTS } from './products'
import { createRandom, type Random } from './random'
import { firstDayOf, HOURS, plantedImprovement, trafficOf } from './seasons'

export type ShopOptions = Readonly<{
  seed: string
  /** Nothing happens after it. The shop's days and quarters are those of UTC. */
  now: Date
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

export type ShopDay = Readonly<{
  day: Day
  users: readonly NewUser[]
  orders: readonly NewOrder[]
  items: readonly NewOrderItem[]
  events: readonly NewEvent[]
}>

/** What a session leaves on average; measured, and held by a test. */
const EVENTS_PER_SESSION = 3.93
const NEW_USER_SHARE = 0.3
/** Whoever comes again is one of the last so many. */
const RECENT_USERS = 3_000
const ADDRESSES = 240

export function generateShop({ seed, now, quarters = 8, targetEvents = 200_000 }: ShopOptions): DemoShop {
  const random = createRandom(`${seed}/shop`)
  const products: ShopProduct[] = DEMO_PRODUCTS.map((product) => ({ ...product, id: random.id() }))
  const addresses = Array.from({ length: ADDRESSES }, () => toAddress(random))
  return {
    products: products.map(({ id, name, price }) => ({ id, name, price, inventory: 10 + random.int(90) })),
    addresses,
    promos: [{ id: 'leafy ten', discount: 10, status: 'active' }],
    days: () => generateDays({ seed, now, quarters, targetEvents, products, addresses }),
  }
}

type DaysOptions = Required<ShopOptions> & {
  products: readonly ShopProduct[]
  addresses: readonly NewAddress[]
}

function* generateDays(options: DaysOptions): Generator<ShopDay> {
  const { now, quarters, targetEvents } = options
  const random = createRandom(`${options.seed}/days`)
  const today = now.toISOString().slice(0, 10)
  const first = firstDayOf(today, quarters)
  const days: Day[] = []
  for (let day = first; day <= today; day = addDays(day, 1)) days.push(day)
  const traffic = days.map((day) => trafficOf(day, first, today))
  const scale = targetEvents / EVENTS_PER_SESSION / traffic.reduce((sum, share) => sum + share, 0)
  const improvement = plantedImprovement(today)
  const crowd: Visitor[] = []
  for (const [index, day] of days.entries()) {
    const sessions = Math.round((traffic[index] ?? 1) * scale * random.logNormal(1, 0.08))
    const checkoutFactor = day >= improvement.from ? improvement.factor : 1
    yield generateDay(random, crowd, { ...options, day, sessions, checkoutFactor })
  }
}

type DayOptions = DaysOptions & { day: Day; sessions: number; checkoutFactor: number }

function generateDay(random: Random, crowd: Visitor[], options: DayOptions): ShopDay {
  const users: NewUser[] = []
  const orders: NewOrder[] = []
  const items: NewOrderItem[] = []
  const events: NewEvent[] = []
  for (let session = 0; session < options.sessions; session += 1) {
    const startsAt = drawMoment(random, options.day)
    const visitor = drawVisitor(random, crowd, options.addresses, (id, addressId) => {
      users.push(toUser(random, id, addressId, startsAt))
    })
    const journey = untilNow(walkJourney(random, visitor, { ...options, startsAt }), options.now)
    if (journey.order) orders.push(journey.order)
    items.push(...journey.items)
    events.push(...journey.events)
  }
  return { day: options.day, users, orders, items, events }
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

function drawMoment(random: Random, day: Day): Date {
  const hour = random.weighted(HOURS)
  return new Date(Date.parse(`${day}T00:00:00Z`) + Math.floor((hour + random.next()) * 3_600_000))
}

/** The crowd keeps its mix of personas over time, so that true rates do not drift. */
function drawVisitor(
  random: Random,
  crowd: Visitor[],
  addresses: readonly NewAddress[],
  onNew: (userId: string, addressId: string) => void,
): Visitor {
  const known = random.chance(NEW_USER_SHARE) ? undefined : crowd[random.int(Math.max(1, crowd.length))]
  if (known) return known
  const names = Object.keys(PERSONAS) as PersonaName[]
  const persona = names[random.weighted(names.map((name) => PERSONAS[name].share))] ?? 'stroller'
  const visitor = {
    userId: random.id(),
    persona,
    addressId: addresses[random.int(addresses.length)]?.id ?? '',
  }
  if (crowd.length < RECENT_USERS) crowd.push(visitor)
  else crowd[random.int(RECENT_USERS)] = visitor
  onNew(visitor.userId, visitor.addressId)
  return visitor
}

const FIRST_NAMES = [
  'Ada',
  'Ben',
  'Chloe',
  'Dario',
  'Emi',
  'Farid',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kemi',
  'Lars',
]
const LAST_NAMES = [
  'Abbott',
  'Braun',
  'Costa',
  'Dubois',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Horvat',
  'Ito',
  'Jansen',
]

function toUser(random: Random, id: string, addressId: string, createdAt: Date): NewUser {
  const firstName = FIRST_NAMES[random.int(FIRST_NAMES.length)] ?? 'Ada'
  const lastName = LAST_NAMES[random.int(LAST_NAMES.length)] ?? 'Abbott'
  const email = `${firstName}.${lastName}.${id.slice(0, 8)}@demo.tundish.example`.toLowerCase()
  return { id, firstName, lastName, email, phoneNumber: null, createdAt, updatedAt: createdAt, addressId }
}

function toAddress(random: Random): NewAddress {
  const street =
    ['Fern Lane', 'Moss Road', 'Cedar Street', 'Willow Way', 'Ivy Court'][random.int(5)] ?? 'Fern Lane'
  const state = ['California', 'Oregon', 'Texas', 'New York', 'Ohio', 'Florida'][random.int(6)] ?? 'Oregon'
  const address = `${1 + random.int(900)} ${street}`
  return {
    id: random.id(),
    address,
    zipcode: String(10_000 + random.int(89_999)),
    state,
    country: 'United States',
  }
}
