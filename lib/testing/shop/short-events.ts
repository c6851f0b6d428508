import type { NewEvent } from '@/lib/ingest/write/new-row'

const START = Date.parse('2021-02-09T10:00:00Z')
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const

const TYPES: Readonly<Record<string, string>> = {
  view: 'page_view',
  cart: 'add_to_cart',
  checkout: 'checkout',
  ship: 'package_shipped',
}

/**
 * Raw events in words, where journeys say too little: `id user/session what:that@offset`, of which that is the order of a
 * checkout or shipment and else the product, and offsets count from 10 o'clock: `e1 guest/s1 view:fern@0s`.
 */
export function toEvents(text: string): NewEvent[] {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => {
      const match = /^(\S+) ([^/\s]+)\/(\S+) (\w+)(?::(\S+?))?@(-?\d+)([smhd])$/.exec(line)
      if (!match) throw new Error(`"${line}" is not id user/session what:that@offset`)
      const [, id = '', userId = '', sessionId = '', what = '', that = null, count, unit] = match
      const seconds = Number(count) * SECONDS[unit as keyof typeof SECONDS]
      const isOfOrder = what === 'checkout' || what === 'ship'
      return {
        id,
        userId,
        sessionId,
        type: TYPES[what] ?? what,
        occurredAt: new Date(START + seconds * 1000),
        productId: isOfOrder ? null : that,
        orderId: isOfOrder ? that : null,
        pageUrl: null,
      }
    })
}
