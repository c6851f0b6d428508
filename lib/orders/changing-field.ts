/** What of a row can change, by its column, in the order in which it is shown, and what kind of value it is. */
export type ChangingFields<Field extends string> = Readonly<
  Record<Field, Readonly<{ label: string; kind: 'text' | 'moment' | 'amount' | 'count' }>>
>

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
  user_id: { label: 'User', kind: 'text' },
} as const satisfies ChangingFields<string>

export type OrderField = keyof typeof ORDER_FIELDS

export const PRODUCT_FIELDS = {
  price: { label: 'Price', kind: 'amount' },
  inventory: { label: 'In stock', kind: 'count' },
  category: { label: 'Category', kind: 'text' },
  name: { label: 'Name', kind: 'text' },
  updated_at: { label: 'Changed at the source', kind: 'moment' },
} as const satisfies ChangingFields<string>

export type ProductField = keyof typeof PRODUCT_FIELDS
