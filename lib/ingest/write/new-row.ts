// The rows that ingest stores, whatever format they came in. Ids are kept as they came; times are absolute.

/**
 * A raw event. `productIds` names the products of a checkout that has no order items, `anonymousId` another id that stood in
 * its row, `attributes` what it says of its session, `properties` what else came with it.
 */
export type NewEvent = Readonly<{
  userId: string
  id: string
  /** Null where the source names none: then idle minutes say it. */
  sessionId: string | null
  type: string
  occurredAt: Date
  productId: string | null
  orderId: string | null
  pageUrl: string | null
  productIds?: readonly string[] | null
  anonymousId?: string | null
  attributes?: Readonly<Record<string, string>> | null
  properties?: Readonly<Record<string, unknown>>
}>

/** As they are stored: by name; null where there are none. */
export function attributesToJson(attributes: NewEvent['attributes']): string | null {
  const entries = Object.entries(attributes ?? {})
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries.sort()))
}

/** As they are stored, with the products of a checkout; null where there are none. */
export function propertiesToJson({
  properties,
  productIds,
}: Pick<NewEvent, 'properties' | 'productIds'>): string | null {
  if (!properties && !productIds) return null
  return JSON.stringify({ ...properties, ...(productIds && { product_ids: productIds }) })
}

export type NewProduct = Readonly<{
  id: string
  name: string
  price: number | null
  inventory: number | null
  /** Null leaves the one that is stored. */
  category: string | null
  /** When the source says the row last changed; null where it does not say. */
  updatedAt: Date | null
}>

export type NewUser = Readonly<{
  id: string
  firstName: string | null
  lastName: string | null
  email: string | null
  phoneNumber: string | null
  createdAt: Date | null
  updatedAt: Date | null
  addressId: string | null
}>

export type NewAddress = Readonly<{
  id: string
  address: string | null
  zipcode: string | null
  state: string | null
  country: string | null
}>

export type NewPromo = Readonly<{ id: string; discount: number | null; status: string | null }>

export type NewOrder = Readonly<{
  userId: string
  id: string
  promoId: string | null
  addressId: string | null
  createdAt: Date | null
  orderCost: number | null
  shippingCost: number | null
  orderTotal: number | null
  trackingId: string | null
  shippingService: string | null
  estimatedDeliveryAt: Date | null
  deliveredAt: Date | null
  status: string | null
  /** When the source says the row last changed; null where it does not say. */
  updatedAt: Date | null
  /** Of its amounts: three letters of ISO 4217; null where nobody said. */
  currency?: string | null
}>

/**
 * A line of an order, of which a product may have several; a quantity below zero came back. Its user is that of its
 * order, which must have been stored before.
 */
export type NewOrderItem = Readonly<{
  orderId: string
  productId: string
  quantity: number
  /** What the line cost, all its pieces together; null where nobody said. */
  amount?: number | null
}>
