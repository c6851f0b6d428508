import { PRODUCT_FIELDS, type ProductField } from '@/lib/orders/changing-field'
import { type ChangeKind, type HistoryEntry, listChanges, toStanding, type Version } from './list-changes'

const FIELDS = Object.keys(PRODUCT_FIELDS) as readonly ProductField[]

export type ProductHistory = Readonly<{
  id: string
  /** The name by which it was last known. */
  name: string
  /** Its values as they were known; null where it was gone. */
  now: Readonly<Record<ProductField, string | null>> | null
  /** How many versions of it were known. */
  versions: number
  /** What was learnt of it, by its time. */
  entries: readonly HistoryEntry<ChangeKind, ProductField>[]
}>

/** Versions in their order, at least one. */
export function toProductHistory(id: string, versions: readonly Version<ProductField>[]): ProductHistory {
  const { name } = versions.at(-1) ?? {}
  return {
    id,
    name: typeof name === 'string' ? name : id,
    now: toStanding(FIELDS, versions),
    versions: versions.length,
    entries: listChanges(FIELDS, versions),
  }
}
