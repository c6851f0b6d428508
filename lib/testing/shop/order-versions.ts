import type { Db } from '@/lib/db'
import { emptyOrder } from './empty-order'

/** One version of an order as a test says it: what it was, from when to when it was so. */
export type OrderVersion = Readonly<{
  userId?: string
  id: string
  status?: string | null
  service?: string | null
  createdAt?: string | null
  promisedFor?: string | null
  deliveredAt?: string | null
  tracking?: string | null
  total?: number | null
  from: string
  to?: string | null
  isDeleted?: boolean
}>

const toDate = (text: string | null | undefined) => (text ? new Date(text) : null)

/** Stores versions as a snapshot would have, by hand, and marks their orders. `named` tells those of one call from those of another. */
export async function givenOrderVersions(
  db: Db,
  versions: readonly OrderVersion[],
  named = '',
): Promise<void> {
  await db.orderSnapshot.createMany({
    data: versions.map((version, index) => ({
      ...emptyOrder(version.userId ?? 'ann', version.id),
      status: version.status ?? null,
      shippingService: version.service ?? null,
      trackingId: version.tracking ?? null,
      orderTotal: version.total ?? null,
      createdAt: toDate(version.createdAt),
      estimatedDeliveryAt: toDate(version.promisedFor),
      deliveredAt: toDate(version.deliveredAt),
      dbtScdId: `${version.userId ?? 'ann'} ${version.id} ${index}${named}`,
      dbtUpdatedAt: new Date(version.from),
      dbtValidFrom: new Date(version.from),
      dbtValidTo: toDate(version.to),
      dbtIsDeleted: version.isDeleted ?? false,
    })),
  })
  await db.staleOrder.createMany({
    data: versions.map(({ userId = 'ann', id }) => ({ userId, orderId: id })),
  })
}

/** A shipment of an order, and when it was stored. */
export type Shipment = Readonly<{ userId?: string; orderId: string; at: string; storedAt?: string }>

export async function givenShipments(db: Db, shipments: readonly Shipment[], named = ''): Promise<void> {
  await db.event.createMany({
    data: shipments.map(({ userId = 'ann', orderId, at, storedAt = at }, index) => ({
      userId,
      id: `shipment ${orderId} ${index}${named}`,
      sessionId: `session ${orderId}`,
      type: 'package_shipped',
      occurredAt: new Date(at),
      receivedAt: new Date(storedAt),
      orderId,
    })),
  })
  await db.staleOrder.createMany({
    data: shipments.map(({ userId = 'ann', orderId }) => ({ userId, orderId })),
  })
}
