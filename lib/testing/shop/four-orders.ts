import type { Db } from '@/lib/db'
import type { Knowledge } from '@/lib/query/knowledge'
import { givenOrderVersions, givenShipments, type OrderVersion, type Shipment } from './order-versions'

export const NOW: Knowledge = {
  asOf: null,
  now: '2021-02-20T12:00:00.000Z',
  today: '2021-02-20',
  timeZone: 'UTC',
}
/** The same as it was known at the end of a day. */
export const on = (asOf: string): Knowledge => ({ ...NOW, asOf })

export const A = { id: 'a', service: 'ups', createdAt: '2021-02-10T10:00:00Z' }
export const B = { id: 'b', service: 'ups', createdAt: '2021-02-10T22:00:00Z' }
export const C = { id: 'c', service: 'dhl', createdAt: '2021-02-11T10:00:00Z' }
export const PROMISED = { promisedFor: '2021-02-13T00:00:00Z' }

/**
 * Snapshots of 11, 12 and 15 Feb, each at noon. a: prepared, shipped, delivered a day late. b: shipped, delivered in
 * time. c: on its way, promised, and not there on the 15th. d: still prepared, nothing promised.
 */
const VERSIONS: readonly OrderVersion[] = [
  { ...A, status: 'preparing', from: '2021-02-11T12:00:00Z', to: '2021-02-12T12:00:00Z' },
  { ...A, ...PROMISED, status: 'shipped', from: '2021-02-12T12:00:00Z', to: '2021-02-15T12:00:00Z' },
  {
    ...A,
    ...PROMISED,
    status: 'delivered',
    deliveredAt: '2021-02-14T00:00:00Z',
    from: '2021-02-15T12:00:00Z',
  },
  { ...B, ...PROMISED, status: 'shipped', from: '2021-02-11T12:00:00Z', to: '2021-02-15T12:00:00Z' },
  {
    ...B,
    ...PROMISED,
    status: 'delivered',
    deliveredAt: '2021-02-13T00:00:00Z',
    from: '2021-02-15T12:00:00Z',
  },
  { ...C, ...PROMISED, status: 'shipped', from: '2021-02-12T12:00:00Z' },
  { id: 'd', status: 'preparing', createdAt: '2021-02-11T23:30:00Z', from: '2021-02-12T12:00:00Z' },
]

const SHIPMENTS: readonly Shipment[] = [
  { orderId: 'a', at: '2021-02-11T10:00:00Z', storedAt: '2021-02-12T12:00:00Z' },
  { orderId: 'b', at: '2021-02-11T10:00:00Z' },
  { orderId: 'b', at: '2021-02-12T10:00:00Z' },
  { orderId: 'c', at: '2021-02-11T22:00:00Z' },
]

export async function givenFourOrders(db: Db): Promise<void> {
  await givenOrderVersions(db, VERSIONS)
  await givenShipments(db, SHIPMENTS)
}
