import { PRODUCT_FIELDS, type ProductField } from '@/lib/query/changing-field'
import type { LearntKind, LifeEntry } from '../life/life-entry'
import { listLearnt, toStanding } from '../life/list-learnt'
import type { ProductVersionRow } from './product-life-sql'

const FIELDS = Object.keys(PRODUCT_FIELDS) as readonly ProductField[]

export type ProductLife = Readonly<{
  id: string
  /** The name by which it was last known. */
  name: string
  /** Its values as they were known; null where it was gone. */
  now: Readonly<Record<ProductField, string | null>> | null
  /** How many versions of it were known. */
  versions: number
  /** What was learnt of it, by its time. */
  entries: readonly LifeEntry<LearntKind, ProductField>[]
}>

/** Versions in their order, at least one. */
export function toProductLife(id: string, versions: readonly ProductVersionRow[]): ProductLife {
  const { name } = versions.at(-1) ?? {}
  return {
    id,
    name: typeof name === 'string' ? name : id,
    now: toStanding(FIELDS, versions),
    versions: versions.length,
    entries: listLearnt(FIELDS, versions),
  }
}
