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
export function splitRows(rows: readonly SourceRow[], { meanings, idOf, listed }: Reading): SplitRows {
  const split = {
    events: [] as NewEvent[],
    orders: [] as OrderFacts[],
    lines: [] as NewOrderItem[],
    refunds: [] as NewRefund[],
    products: [] as RowProduct[],
    ties: [] as IdTie[],
    tieRows: 0,
    orderRows: 0,
  }
  for (const row of rows) {
    if (row.kind === 'tie') {
      split.ties.push(row.tie)
      split.tieRows += 1
      continue
    }
    if (row.kind === 'order') {
      const { order } = row
      split.orderRows += 1
      split.orders.push(toFacts(order.orderId, order, { userId: order.userId, buyerId: null }))
      split.lines.push(...toLines(order.orderId, order.products))
      split.products.push(...order.products)
      continue
    }
    const { event, tie } = row
    if (tie) split.ties.push(tie)
    const id = idOf(event)
    const meaning = meanings.get(event.type) ?? 'other'
    split.products.push(...event.products)
    split.events.push(toNewEvent(id, event))
    if (event.orderId === null) continue
    if (meaning === CHECKOUT_MEANING) {
      const created = { createdAt: event.occurredAt, status: null, amount: event.amount }
      split.orders.push(toFacts(event.orderId, created, toBuyer(event)))
      if (!listed?.has(event.orderId)) split.lines.push(...toLines(event.orderId, event.products))
      listed?.add(event.orderId)
    }
    if (meaning === 'refund') split.refunds.push(toRefund(id, event.orderId, event))
    if (meaning === 'cancellation')
      split.orders.push(
        toFacts(event.orderId, { createdAt: null, status: CANCELLED, amount: null }, toBuyer(event)),
      )
  }
  return split
}

const CANCELLED = 'cancelled'

const toBuyer = ({ userId }: RowEvent) => ({ userId: null, buyerId: userId })

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
  users: Pick<OrderFacts, 'userId' | 'buyerId'>,
): OrderFacts {
  return {
    id,
    ...users,
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
