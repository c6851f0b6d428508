import { readPage } from '@/lib/query/request/parse-parameters'

/** Where an order stands, as people look for it. An order may be of several. */
export const ORDER_STATES = {
  preparing: { label: 'Preparing' },
  shipped: { label: 'Shipped, on its way' },
  delivered: { label: 'Delivered' },
  cancelled: { label: 'Cancelled' },
  refunded: { label: 'Refunded' },
  returned: { label: 'Returned' },
  late: { label: 'Late' },
  open: { label: 'Promised, still open' },
  'cannot-be': { label: 'Cannot be' },
} as const satisfies Record<string, { label: string }>

export type OrderState = keyof typeof ORDER_STATES

export const ORDER_STATE_NAMES = Object.keys(ORDER_STATES) as readonly OrderState[]

/** What of orders is looked for; part of the address, and no part of the question. */
export type OrderSearch = Readonly<{
  state: OrderState | null
  /** Part of the id of an order or of its user; empty for all. */
  q: string
  /** From 1. */
  page: number
}>

/** The most orders that a file of them holds. */
export const MOST_FILED_ORDERS = 100_000

const LONGEST_TEXT = 200

/** Null for what is none of them. */
export function parseOrderState(text: unknown): OrderState | null {
  return ORDER_STATE_NAMES.find((name) => name === text) ?? null
}

/** What an address asks for; what makes no sense counts as not given. */
export function readOrderSearch(raw: Readonly<Record<string, unknown>>): OrderSearch {
  const { q } = raw
  return {
    state: parseOrderState(raw.state),
    q: typeof q === 'string' ? withoutControls(q).slice(0, LONGEST_TEXT) : '',
    page: readPage(raw),
  }
}

const LONGEST_ID = 2000

/** Ids are arbitrary text; only what no database holds is none. */
export function readId(given: unknown): string | null {
  if (typeof given !== 'string' || given === '' || given.length > LONGEST_ID) return null
  return given.includes('\0') ? null : given
}

function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '').trim()
}

/** Why an order cannot be as it is said to be. */
export const CONTRADICTIONS = {
  untold: 'delivered, but nobody says when',
  'shipped-preparing': 'shipped, but being prepared',
  'early-delivery': 'has a time of delivery, but is not delivered',
  backwards: 'its times run backwards',
} as const satisfies Record<string, string>

export type Contradiction = keyof typeof CONTRADICTIONS

/** What became of a promise. Called off: the order was, so nothing is broken. Untold: it arrived, nobody knows when; cannot-be: the order contradicts itself otherwise. */
export const PROMISES = {
  'on-time': { label: 'In time' },
  late: { label: 'Late' },
  open: { label: 'Still open' },
  untold: { label: 'Nobody knows' },
  'called-off': { label: 'Called off' },
  'cannot-be': { label: 'Cannot be' },
} as const satisfies Record<string, { label: string }>

export type PromiseState = keyof typeof PROMISES

/** What the status of an order may say, whatever the case of its letters; any other word is something else. */
export const ORDER_STATUSES = {
  preparing: ['preparing'],
  shipped: ['shipped'],
  delivered: ['delivered'],
  cancelled: ['cancelled', 'canceled'],
  refunded: ['refunded'],
  returned: ['returned'],
} as const satisfies Record<string, readonly string[]>

export type OrderStatus = keyof typeof ORDER_STATUSES

export const ORDER_STATUS_NAMES = Object.keys(ORDER_STATUSES) as readonly OrderStatus[]

/** Of these nothing is to come any more, so that they break no promise. */
export const CALLED_OFF = ['cancelled', 'refunded', 'returned'] as const satisfies readonly OrderStatus[]
