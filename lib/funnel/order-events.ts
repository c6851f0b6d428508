// Two types of events are of an order: the shop's format says so, whatever a funnel is made of.

/** It belongs to every product of its order. */
export const CHECKOUT = 'checkout'

/** It is stored under the user of its order, and belongs to no session. */
export const SHIPMENT = 'package_shipped'
