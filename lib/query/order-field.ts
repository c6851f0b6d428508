/** What of an order can change, in the order in which it is shown, and what kind of value it is. */
export const ORDER_FIELDS = {
  status: { label: 'Status', kind: 'text' },
  shipping_service: { label: 'Shipping service', kind: 'text' },
  tracking_id: { label: 'Tracking', kind: 'text' },
  estimated_delivery_at: { label: 'Promised for', kind: 'moment' },
  delivered_at: { label: 'Delivered', kind: 'moment' },
  created_at: { label: 'Checked out', kind: 'moment' },
  order_cost: { label: 'Goods', kind: 'amount' },
  shipping_cost: { label: 'Shipping', kind: 'amount' },
  order_total: { label: 'Paid', kind: 'amount' },
  promo_id: { label: 'Promotion', kind: 'text' },
  address_id: { label: 'Address', kind: 'text' },
  updated_at: { label: 'Changed at the source', kind: 'moment' },
} as const satisfies Record<string, { label: string; kind: 'text' | 'moment' | 'amount' }>

export type OrderField = keyof typeof ORDER_FIELDS
