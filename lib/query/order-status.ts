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
