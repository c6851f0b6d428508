import { createUniform } from '@/lib/stats/seeded-random'

/** Something that happened in a made-up shop; `order` and `lines` where an order was made. */
export type StoryEvent = Readonly<{
  id: string
  at: Date
  user: string
  session: string
  step: 'view' | 'cart' | 'order'
  product: string
  order: string | null
  lines: readonly Readonly<{ product: string; price: number; quantity: number }>[]
  device: string
}>

const PRODUCTS = ['fern', 'palm', 'cactus', 'ivy', 'orchid'] as const
const DAY_MS = 86_400_000
const SECOND_MS = 1_000
const START = Date.parse('2026-03-02T08:00:00Z')

/**
 * Visits to a shop, in order of time: each is of one of 40 users at an hour of its own day, with views, perhaps an add, perhaps an
 * order of one or two products. The same every time.
 */
export function makeStory(visits = 120): readonly StoryEvent[] {
  const random = createUniform('small story')
  const pick = <One>(all: readonly One[]) => all[Math.floor(random() * all.length)] as One
  const events: StoryEvent[] = []
  for (let visit = 0; visit < visits; visit += 1) {
    const user = `visitor-${visit % 40}`
    let at = START + Math.floor(visit / 40) * DAY_MS + Math.floor(random() * 8 * 3600) * SECOND_MS
    const base = {
      user,
      session: `visit-${visit}`,
      order: null,
      lines: [],
      device: pick(['mobile', 'desktop']),
    }
    const tell = (step: StoryEvent['step'], product: string, more: Partial<StoryEvent> = {}) => {
      events.push({ ...base, id: `e${events.length}`, at: new Date(at), step, product, ...more })
      at += (10 + Math.floor(random() * 100)) * SECOND_MS
    }
    const product = pick(PRODUCTS)
    tell('view', product)
    if (random() < 0.7) tell('view', pick(PRODUCTS))
    if (random() < 0.6) tell('cart', product)
    if (events.at(-1)?.step !== 'cart' || random() < 0.5) continue
    const lines = [...new Set([product, pick(PRODUCTS)])].map((one) => ({
      product: one,
      price: 12.5,
      quantity: 1,
    }))
    tell('order', product, { order: `order-${visit}`, lines })
  }
  return events.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

const RANK = { view: 1, cart: 2, order: 3 } as const

/** Units that came as far as each step, or farther. */
export function countStory(events: readonly StoryEvent[], unit: 'session' | 'user'): number[] {
  const best = new Map<string, number>()
  for (const event of events) best.set(event[unit], Math.max(best.get(event[unit]) ?? 0, RANK[event.step]))
  return [1, 2, 3].map((rank) => [...best.values()].filter((reached) => reached >= rank).length)
}

/** What all orders come to. */
export function sumStory(events: readonly StoryEvent[]): number {
  return events.flatMap(({ lines }) => lines).reduce((sum, { price, quantity }) => sum + price * quantity, 0)
}
