import { CHECKOUT_MEANING, type Meaning } from '@/lib/funnel/meanings'
import type { IdTie, RowEvent, RowOrder, RowProduct, SourceRow } from '../shapes/source-row'
import type { NewEvent, NewOrderItem } from '../write/new-row'
import type { LinesTaken } from './ids/lines-taken'

/** What is said of an order, wherever it stands; null: nothing, and what is known stays. */
export type OrderFacts = Readonly<{
  id: string
  /** As a file of orders names the user: it counts. */
  userId: string | null
  /** As an event does: it counts while nobody else said so. */
  buyerId: string | null
  createdAt: Date | null
  status: string | null
  orderTotal: number | null
  currency: string | null
  /** Whether a file of orders says it, and not an event. */
  isFiled: boolean
}>

export type NewRefund = Readonly<{
  id: string
  userId: string
  orderId: string
  amount: number | null
  currency: string | null
  refundedAt: Date
}>

/** Rows of a source, by where each part of them is stored. */
export type SplitRows = Readonly<{
  events: readonly NewEvent[]
  orders: readonly OrderFacts[]
  lines: readonly NewOrderItem[]
  refunds: readonly NewRefund[]
  products: readonly RowProduct[]
  ties: readonly RowTie[]
  /** How many rows said which ids are one person and nothing else. */
  tieRows: number
  /** Of each row of a file of orders the id of its order. */
  orderRows: readonly string[]
}>

/** A tie, and of which event its row was; null: of none. */
export type RowTie = IdTie & Readonly<{ eventId: string | null }>

/** Whoever an order is of while no event of it is known. */
export const NOBODY = ''

/** What is known of a file while it is read. */
export type Reading = Readonly<{
  meanings: ReadonlyMap<string, Meaning>
  /** Gives each event its id, in the order of the file. */
  idOf: (event: RowEvent) => string
  lines: LinesTaken
}>

/** What rows are made of. */
export function splitRows(rows: readonly SourceRow[], reading: Reading): SplitRows {
  const split: Split = {
    events: [],
    orders: [],
    lines: [],
    refunds: [],
    products: [],
    ties: [],
    tieRows: 0,
    orderRows: [],
  }
  for (const row of rows) {
    if (row.kind === 'order') addOrder(split, row.order, reading)
    if (row.kind === 'tie') {
      split.tieRows += 1
      split.ties.push({ ...row.tie, eventId: null })
    }
    if (row.kind === 'event') {
      const eventId = addEvent(split, row.event, reading)
      if (row.tie) split.ties.push({ ...row.tie, eventId })
    }
  }
  return split
}

type Split = {
  -readonly [Part in keyof SplitRows]: SplitRows[Part] extends readonly (infer One)[] ? One[] : number
}

function addOrder(split: Split, order: RowOrder, { lines }: Reading): void {
  split.orderRows.push(order.orderId)
  split.orders.push(toFacts(order.orderId, order, { userId: order.userId, buyerId: null, isFiled: true }))
  split.products.push(...order.products)
  if (order.products.length > 0 && lines.areNewOfOrder(order.orderId, order.products))
    split.lines.push(...toLines(order.orderId, order.products, true))
}

/** Returns its id. */
function addEvent(split: Split, event: RowEvent, reading: Reading): string {
  const id = reading.idOf(event)
  split.products.push(...event.products)
  split.events.push(toNewEvent(id, event))
  if (event.orderId !== null) addOrderOfEvent(split, { ...event, id, orderId: event.orderId }, reading)
  return id
}

function addOrderOfEvent(
  split: Split,
  event: RowEvent & Readonly<{ id: string; orderId: string }>,
  { meanings, lines }: Reading,
): void {
  const { id, orderId, occurredAt, amount, products } = event
  const buyer = { userId: null, buyerId: event.userId, isFiled: false }
  const meaning = meanings.get(event.type)
  if (meaning === 'refund') split.refunds.push(toRefund(id, orderId, event))
  if (meaning === 'cancellation')
    split.orders.push(toFacts(orderId, { createdAt: null, status: CANCELLED, amount: null }, buyer))
  if (meaning !== CHECKOUT_MEANING) return
  split.orders.push(toFacts(orderId, { createdAt: occurredAt, status: null, amount }, buyer))
  if (products.length > 0 && lines.areNewOfEvent(id, orderId))
    split.lines.push(...toLines(orderId, products, lines.isListed))
}

const CANCELLED = 'cancelled'

/** As it is stored. Written out: to take apart and put together by names is slow where there are millions. */
export function toNewEvent(id: string, event: RowEvent): NewEvent {
  const { products } = event
  const isOne = products.length === 1
  return {
    userId: event.userId,
    id,
    sessionId: event.sessionId,
    type: event.type,
    occurredAt: event.occurredAt,
    productId: isOne ? (products[0]?.id ?? null) : null,
    orderId: event.orderId,
    pageUrl: event.pageUrl,
    productIds: products.length > 1 ? [...new Set(products.map((product) => product.id))] : null,
    anonymousId: event.anonymousId,
    attributes: event.attributes,
  }
}

function toFacts(
  id: string,
  { createdAt, status, amount }: Pick<RowOrder, 'createdAt' | 'status' | 'amount'>,
  said: Pick<OrderFacts, 'userId' | 'buyerId' | 'isFiled'>,
): OrderFacts {
  return {
    id,
    ...said,
    createdAt,
    status,
    orderTotal: amount?.value ?? null,
    currency: amount?.currency ?? null,
  }
}

/** `isWhole`: no product of the order is missing, so that what these cost is what it costs. */
function toLines(orderId: string, products: readonly RowProduct[], isWhole: boolean): NewOrderItem[] {
  return products.map(({ id, quantity, price }) => {
    const pieces = quantity ?? 1
    return {
      orderId,
      productId: id,
      quantity: pieces,
      amount: price === null || !isWhole ? null : Math.round(price * pieces * 100) / 100,
    }
  })
}

function toRefund(id: string, orderId: string, { userId, occurredAt, amount }: RowEvent): NewRefund {
  const amounts = { amount: amount?.value ?? null, currency: amount?.currency ?? null }
  return { id, userId, orderId, ...amounts, refundedAt: occurredAt }
}
