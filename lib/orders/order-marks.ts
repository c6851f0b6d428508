/** What may be said of an order as it is known, each a bit of its marks; an order has several. */
export const ORDER_MARKS = toBits(
  'preparing',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
  'returned',
  'shipTimed',
  'deliveryTimed',
  'promised',
  'decided',
  'late',
  'promiseUntold',
  'promiseContradictory',
  'open',
  'untold',
  'shippedPreparing',
  'earlyDelivery',
  'backwards',
)

export type OrderMark = keyof typeof ORDER_MARKS

/** The same of what an order brought. `waits`: a refund of it is in another currency, so that it is told when it is asked for. */
export const MONEY_MARKS = toBits('withoutAmount', 'cancelled', 'refunded', 'untold', 'above', 'waits')

export type MoneyMark = keyof typeof MONEY_MARKS

/** A bit each: 1, 2, 4 ... */
function toBits<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, place) => [name, 2 ** place])) as Record<Name, number>
}
