import { PRODUCT_FIELDS, type ProductField } from '@/lib/orders/changing-field'
import { listChanges, toStanding, type Version } from './list-changes'

const FIELDS = Object.keys(PRODUCT_FIELDS) as readonly ProductField[]

export type ProductHistory = ReturnType<typeof toProductHistory>

/**
 * From versions in their order, at least one: the name by which it was last known, its values as they were known (`now`;
 * null where it was gone), how many versions were known, and what was learnt of it, by its time.
 */
export function toProductHistory(id: string, versions: readonly Version<ProductField>[]) {
  const { name } = versions.at(-1) ?? {}
  return {
    id,
    name: typeof name === 'string' ? name : id,
    now: toStanding(FIELDS, versions),
    versions: versions.length,
    entries: listChanges(FIELDS, versions),
  }
}
