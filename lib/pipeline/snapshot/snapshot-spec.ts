/** Which table a snapshot keeps the history of, and what tells its rows apart. */
export type SnapshotSpec = Readonly<{
  table: string
  snapshot: string
  /** The columns that name a row. */
  key: readonly string[]
  /** All others, which the check strategy compares. */
  columns: readonly string[]
  /** Those whose change is one with every strategy: other rows are joined by them. */
  always?: readonly string[]
}>

export const SNAPSHOTS = {
  orders: {
    table: 'order',
    snapshot: 'order_snapshot',
    key: ['id'],
    columns: [
      'user_id',
      'promo_id',
      'address_id',
      'created_at',
      'order_cost',
      'shipping_cost',
      'order_total',
      'tracking_id',
      'shipping_service',
      'estimated_delivery_at',
      'delivered_at',
      'status',
      'updated_at',
    ],
    always: ['user_id'],
  },
  products: {
    table: 'product',
    snapshot: 'product_snapshot',
    key: ['id'],
    columns: ['name', 'price', 'inventory', 'category', 'updated_at'],
  },
} as const satisfies Record<string, SnapshotSpec>

export type SnapshotOptions = Readonly<{
  /** check: a row changed when any column did. timestamp: when its updated_at is later than the one that was kept, or none was. */
  strategy: 'check' | 'timestamp'
  /** What becomes of rows that went: nothing, their version ends, or it ends and a record says that they went. */
  hardDeletes: 'ignore' | 'invalidate' | 'new_record'
  /** The moment of the snapshot. */
  now: Date
}>
