import { importTable } from './import-table'

// The seven CSV tables of a Greenery shop, in the order in which they depend on one another.

export const GREENERY = {
  label: 'the seven CSV tables of a Greenery shop',
  tables: [
    importTable({
      kind: 'address',
      file: 'addresses.csv',
      fields: {
        id: ['address_id', 'id'],
        address: ['address', 'text'],
        zipcode: ['zipcode', 'text'],
        state: ['state', 'text'],
        country: ['country', 'text'],
      },
    }),
    importTable({
      kind: 'promo',
      file: 'promos.csv',
      fields: {
        id: ['promo_id', 'id'],
        discount: ['discount', 'decimal'],
        status: ['status', 'text'],
      },
    }),
    importTable({
      kind: 'user',
      file: 'users.csv',
      fields: {
        id: ['user_id', 'id'],
        firstName: ['first_name', 'text'],
        lastName: ['last_name', 'text'],
        email: ['email', 'text'],
        phoneNumber: ['phone_number', 'text'],
        createdAt: ['created_at', 'anyTime'],
        updatedAt: ['updated_at', 'anyTime'],
        addressId: ['address_id', 'optionalId'],
      },
    }),
    importTable({
      kind: 'product',
      file: 'products.csv',
      optionalColumns: ['category', 'updated_at'],
      fields: {
        id: ['product_id', 'id'],
        name: ['name', 'name'],
        price: ['price', 'decimal'],
        inventory: ['inventory', 'optionalWhole'],
        category: ['category', 'optionalName'],
        updatedAt: ['updated_at', 'optionalTime'],
      },
    }),
    importTable({
      kind: 'order',
      file: 'orders.csv',
      optionalColumns: ['updated_at'],
      fields: {
        id: ['order_id', 'id'],
        userId: ['user_id', 'id'],
        promoId: ['promo_id', 'optionalId'],
        addressId: ['address_id', 'optionalId'],
        createdAt: ['created_at', 'optionalTime'],
        orderCost: ['order_cost', 'decimal'],
        shippingCost: ['shipping_cost', 'decimal'],
        orderTotal: ['order_total', 'decimal'],
        trackingId: ['tracking_id', 'optionalId'],
        shippingService: ['shipping_service', 'text'],
        estimatedDeliveryAt: ['estimated_delivery_at', 'promisedTime'],
        deliveredAt: ['delivered_at', 'optionalTime'],
        status: ['status', 'text'],
        updatedAt: ['updated_at', 'optionalTime'],
      },
    }),
    importTable({
      kind: 'orderItem',
      file: 'order_items.csv',
      fields: {
        orderId: ['order_id', 'id'],
        productId: ['product_id', 'id'],
        quantity: ['quantity', 'whole'],
      },
    }),
    importTable({
      kind: 'event',
      file: 'events.csv',
      fields: {
        id: ['event_id', 'id'],
        sessionId: ['session_id', 'id'],
        userId: ['user_id', 'id'],
        pageUrl: ['page_url', 'text'],
        occurredAt: ['created_at', 'time'],
        type: ['event_type', 'typeName'],
        orderId: ['order_id', 'optionalId'],
        productId: ['product_id', 'optionalId'],
      },
    }),
  ],
} as const
