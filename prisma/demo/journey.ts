import type { NewEvent, NewOrder, NewOrderItem } from '@/lib/ingest/write/new-row'
import { PERSONAS, type PersonaName } from './personas'
import type { DemoProduct } from './products'
import type { Random } from './random'

export type ShopProduct = DemoProduct & Readonly<{ id: string }>

export type Visitor = Readonly<{ userId: string; persona: PersonaName; addressId: string }>

/** Each is of a session that the shop itself knows. */
export type DemoEvent = NewEvent & Readonly<{ sessionId: string }>

/** What one session leaves behind. */
export type Journey = Readonly<{
  events: readonly DemoEvent[]
  order: NewOrder | null
  items: readonly NewOrderItem[]
}>

export type JourneyOptions = Readonly<{
  products: readonly ShopProduct[]
  startsAt: Date
  /** How much more likely a cart is checked out than by the products' own rates. */
  checkoutFactor: number
}>

const SHOP = 'https://demo.tundish.example'

/** One product in so many is added from a list, and looked at only then. */
const ADDED_UNSEEN = 0.03
const HOME_FIRST = 0.3
const ORDERS_WITH_PROMO = 0.15

/** One session of a visitor: looks at products, adds some, and checks out all of the cart or leaves. */
export function walkJourney(random: Random, visitor: Visitor, options: JourneyOptions): Journey {
  const walk = new Walk(random, visitor, options.startsAt)
  if (random.chance(HOME_FIRST)) walk.step('page_view', SHOP)
  const cart = chooseProducts(random, visitor, options.products).filter((product) => walk.visit(product))
  if (cart.length === 0 || !random.chance(checkoutChance(cart, visitor, options.checkoutFactor)))
    return walk.leave()
  return walk.checkOut(cart)
}

function chooseProducts(
  random: Random,
  { persona }: Visitor,
  products: readonly ShopProduct[],
): ShopProduct[] {
  const count = 1 + Math.min(12, random.geometric(PERSONAS[persona].moreViews))
  const weights = products.map((product) => product.popularity)
  const chosen = new Set<ShopProduct>()
  for (let draw = 0; draw < count; draw += 1) {
    const product = products[random.weighted(weights)]
    if (product) chosen.add(product)
  }
  return [...chosen]
}

function checkoutChance(cart: readonly ShopProduct[], { persona }: Visitor, factor: number): number {
  const mean = cart.reduce((sum, product) => sum + product.checkoutRate, 0) / cart.length
  return Math.min(0.97, mean * PERSONAS[persona].checkoutFactor * factor)
}

class Walk {
  readonly #random: Random
  readonly #visitor: Visitor
  readonly #sessionId: string
  readonly #events: DemoEvent[] = []
  #ms: number

  constructor(random: Random, visitor: Visitor, startsAt: Date) {
    this.#random = random
    this.#visitor = visitor
    this.#sessionId = random.id()
    this.#ms = startsAt.getTime()
  }

  step(type: string, pageUrl: string, productId: string | null = null, orderId: string | null = null): void {
    const { userId } = this.#visitor
    const occurredAt = new Date(Math.round(this.#ms))
    const id = this.#random.id()
    this.#events.push({
      userId,
      id,
      sessionId: this.#sessionId,
      type,
      occurredAt,
      productId,
      orderId,
      pageUrl,
    })
    this.#wait(14, 0.9)
  }

  /** Looks at a product; true when it goes into the cart. */
  visit(product: ShopProduct): boolean {
    const { cartFactor, hesitationSeconds } = PERSONAS[this.#visitor.persona]
    const url = `${SHOP}/product/${product.id}`
    const isAdded = this.#random.chance(Math.min(0.95, product.cartRate * cartFactor))
    if (isAdded && this.#random.chance(ADDED_UNSEEN)) {
      this.step('add_to_cart', SHOP, product.id)
      this.step('page_view', url, product.id)
      return true
    }
    this.step('page_view', url, product.id)
    if (!isAdded) return false
    this.#wait(hesitationSeconds, 0.95)
    this.step('add_to_cart', url, product.id)
    return true
  }

  leave(): Journey {
    return { events: this.#events, order: null, items: [] }
  }

  /** Buys the cart; the parcel is shipped one to three days later. */
  checkOut(cart: readonly ShopProduct[]): Journey {
    const orderId = this.#random.id()
    this.#wait(75, 0.8)
    const boughtAt = this.#ms
    this.step('checkout', `${SHOP}/checkout/${orderId}`, null, orderId)
    this.#ms = boughtAt + (1 + this.#random.next() * 2) * 86_400_000
    const shippedAt = this.#ms
    this.step('package_shipped', `${SHOP}/shipping/${orderId}`, null, orderId)
    const items = cart.map((product) => ({
      orderId,
      productId: product.id,
      quantity: 1 + this.#random.weighted([8, 2, 1]),
    }))
    const order = toOrder(this.#random, this.#visitor, orderId, new Date(Math.round(boughtAt)), shippedAt)
    return { events: this.#events, order: { ...order, ...toCosts(cart, items) }, items }
  }

  #wait(medianSeconds: number, sigma: number): void {
    this.#ms += this.#random.logNormal(medianSeconds, sigma) * 1000
  }
}

/** One of them keeps its promises worse than the others. */
const SERVICES = [
  { name: 'ups', slowness: 1 },
  { name: 'usps', slowness: 1.35 },
  { name: 'fedex', slowness: 0.95 },
  { name: 'dhl', slowness: 1.05 },
] as const

function toOrder(
  random: Random,
  { userId, addressId }: Visitor,
  id: string,
  createdAt: Date,
  shippedAt: number,
) {
  const days = (count: number) => new Date(Math.round(shippedAt + count * 86_400_000))
  const promoId = random.chance(ORDERS_WITH_PROMO) ? 'leafy ten' : null
  const trackingId = random.id()
  const service = SERVICES[random.int(4)] ?? SERVICES[0]
  return {
    userId,
    id,
    addressId,
    createdAt,
    promoId,
    trackingId,
    shippingService: service.name,
    estimatedDeliveryAt: days(3),
    deliveredAt: days(0.8 + 2.6 * service.slowness * random.next() ** 1.5),
    status: 'delivered',
    updatedAt: null,
  }
}

function toCosts(cart: readonly ShopProduct[], items: readonly NewOrderItem[]) {
  const orderCost = cart.reduce(
    (sum, product, index) => sum + product.price * (items[index]?.quantity ?? 1),
    0,
  )
  const shippingCost = Math.round(Math.min(15, 3 + orderCost * 0.02) * 100) / 100
  return { orderCost, shippingCost, orderTotal: Math.round((orderCost + shippingCost) * 100) / 100 }
}
