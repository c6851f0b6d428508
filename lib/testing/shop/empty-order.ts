import type { NewOrder } from '@/lib/ingest/write/new-row'

/** An order of which nothing is known but its user and id. */
export function emptyOrder(userId: string, id: string): NewOrder {
  return {
    userId,
    id,
    promoId: null,
    addressId: null,
    createdAt: null,
    orderCost: null,
    shippingCost: null,
    orderTotal: null,
    trackingId: null,
    shippingService: null,
    estimatedDeliveryAt: null,
    deliveredAt: null,
    status: null,
    updatedAt: null,
  }
}
