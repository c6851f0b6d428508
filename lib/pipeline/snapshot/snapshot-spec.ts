import { SNAPSHOT_MODELS } from '@/lib/models/snapshot-models'

/** Which table a snapshot keeps the history of; its rows are told apart by their id. */
export type SnapshotSpec = Readonly<{
  table: 'order' | 'product'
  snapshot: keyof typeof SNAPSHOT_MODELS
  /** Those of the table that are kept, which the check strategy compares. */
  columns: readonly string[]
  /** Those whose change is one with every strategy: other rows are joined by them. */
  always: readonly string[]
}>

export const SNAPSHOTS = {
  orders: toSpec('order', ['user_id']),
  products: toSpec('product', []),
} as const

function toSpec(table: SnapshotSpec['table'], always: readonly string[]): SnapshotSpec {
  const snapshot = `${table}_snapshot` as const
  const columns = Object.keys(SNAPSHOT_MODELS[snapshot].columns).filter((name) => !name.startsWith('dbt_'))
  return { table, snapshot, columns, always }
}

export type SnapshotOptions = Readonly<{
  /** check: a row changed when any column did. timestamp: when its updated_at is later than the one that was kept, or none was. */
  strategy: 'check' | 'timestamp'
  /** What becomes of rows that went: nothing, their version ends, or it ends and a record says that they went. */
  hardDeletes: 'ignore' | 'invalidate' | 'new_record'
  /** The moment of the snapshot. */
  now: Date
}>
