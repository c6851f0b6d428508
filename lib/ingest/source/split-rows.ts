import type { Meaning } from '@/lib/funnel/meanings'
import { CHECKOUT_MEANING } from '@/lib/funnel/meanings'
import type { NewEvent, NewOrderItem } from '../new-row'
import type { IdTie, RowEvent, RowOrder, RowProduct, SourceRow } from '../shapes/source-row'

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
  ties: readonly IdTie[]
  /** How many rows said which ids are one person and nothing else, and how many were of a file of orders. */
  tieRows: number
  orderRows: number
}>

/** Whoever an order is of while no event of it is known. */
export const NOBODY = ''

/** What is known of a file while it is read. */
export type Reading = Readonly<{
  meanings: ReadonlyMap<string, Meaning>
  /** Gives each event its id, in the order of the file. */
  idOf: (event: RowEvent) => string
  /** Whether an event lists all products of its order, and not one of them a row; then those that did by now. */
  listed: Set<string> | null
}>

/** What rows are made of. A thank-you page that is loaded again lists its order again: the first list counts. */
export function splitRows(rows: readonly SourceRow[], reading: Reading): SplitRows {
  const split: Split = {
    events: [],
    orders: [],
    lines: [],
    refunds: [],
    products: [],
    ties: [],
    tieRows: 0,
    orderRows: 0,
  }
  for (const row of rows) {
    if (row.kind === 'event') addEvent(split, row.event, reading)
    if (row.kind === 'order') addOrder(split, row.order)
    if (row.kind === 'tie') split.tieRows += 1
    if (row.kind !== 'order' && row.tie) split.ties.push(row.tie)
  }
  return split
}

type Split = {
  -readonly [Part in keyof SplitRows]: SplitRows[Part] extends readonly (infer One)[] ? One[] : number
}

function addOrder(split: Split, order: RowOrder): void {
  split.orderRows += 1
  split.orders.push(toFacts(order.orderId, order, { userId: order.userId, buyerId: null, isFiled: true }))
  split.lines.push(...toLines(order.orderId, order.products))
  split.products.push(...order.products)
}

function addEvent(split: Split, event: RowEvent, { meanings, idOf, listed }: Reading): void {
  const id = idOf(event)
  const { orderId, occurredAt, amount, products } = event
  split.products.push(...products)
  split.events.push(toNewEvent(id, event))
  if (orderId === null) return
  const buyer = { userId: null, buyerId: event.userId, isFiled: false }
  const meaning = meanings.get(event.type)
  if (meaning === 'refund') split.refunds.push(toRefund(id, orderId, event))
  if (meaning === 'cancellation')
    split.orders.push(toFacts(orderId, { createdAt: null, status: CANCELLED, amount: null }, buyer))
  if (meaning !== CHECKOUT_MEANING) return
  split.orders.push(toFacts(orderId, { createdAt: occurredAt, status: null, amount }, buyer))
  if (!listed?.has(orderId)) split.lines.push(...toLines(orderId, products))
  listed?.add(orderId)
}

const CANCELLED = 'cancelled'

function toNewEvent(id: string, event: RowEvent): NewEvent {
  const { products, amount: _, attributes, ...rest } = event
  const [only, ...others] = products
  const isOne = only !== undefined && others.length === 0
  return {
    ...rest,
    id,
    productId: isOne ? only.id : null,
    ...(others.length > 0 && { productIds: [...new Set(products.map((product) => product.id))] }),
    attributes,
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

function toLines(orderId: string, products: readonly RowProduct[]): NewOrderItem[] {
  return products.map(({ id, quantity }) => ({ orderId, productId: id, quantity: quantity ?? 1 }))
}

function toRefund(id: string, orderId: string, { userId, occurredAt, amount }: RowEvent): NewRefund {
  const amounts = { amount: amount?.value ?? null, currency: amount?.currency ?? null }
  return { id, userId, orderId, ...amounts, refundedAt: occurredAt }
}
