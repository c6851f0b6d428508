// The language of test fixtures: who did what, when. `view:zz@0s cart:zz@70s checkout:zz+mint@220s ship@2d`

const START = Date.parse('2021-02-09T00:00:00Z')
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const

const TYPES = {
  view: 'page_view',
  cart: 'add_to_cart',
  checkout: 'checkout',
  ship: 'package_shipped',
} as const

/** One event of a journey, as the raw tables hold it; a checkout's products become the items of its order. */
export type JourneyEvent = Readonly<{
  userId: string
  id: string
  sessionId: string
  type: string
  occurredAt: Date
  productId: string | null
  orderId: string | null
  items: readonly string[]
}>

/**
 * Journeys by user. Words are `what:product@offset`; offsets count from 2021-02-09T00:00:00Z in s, m, h or d.
 * `|` begins the user's next session. A checkout names the products of its order, joined by `+`; a `ship`
 * ships the order of the checkout before it; any other word is an event of that type.
 */
export function parseJourneys(journeys: Readonly<Record<string, string>>): JourneyEvent[] {
  return Object.entries(journeys).flatMap(([userId, text]) =>
    text.split('|').flatMap((session, index) => parseSession(userId, `${userId}-${index + 1}`, session)),
  )
}

function parseSession(userId: string, sessionId: string, text: string): JourneyEvent[] {
  let orders = 0
  return text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word, index) => {
      const { what, products, occurredAt } = parseWord(word)
      if (what === 'checkout') orders += 1
      const ordered = what === 'checkout' || what === 'ship'
      return {
        userId,
        id: `${sessionId}-${index + 1}`,
        sessionId,
        type: toType(what),
        occurredAt,
        productId: ordered ? null : (products[0] ?? null),
        orderId: ordered ? `${sessionId}-o${orders}` : null,
        items: what === 'checkout' ? products : [],
      }
    })
}

function parseWord(word: string) {
  const match = /^(\w+)(?::([^@]+))?@(-?\d+(?:\.\d+)?)([smhd])$/.exec(word)
  if (!match?.[1] || !match[3]) throw new Error(`"${word}" is not what:product@offset`)
  const seconds = Number(match[3]) * SECONDS[match[4] as keyof typeof SECONDS]
  return {
    what: match[1],
    products: match[2]?.split('+') ?? [],
    occurredAt: new Date(START + seconds * 1000),
  }
}

function toType(what: string): string {
  return Object.hasOwn(TYPES, what) ? TYPES[what as keyof typeof TYPES] : what
}
