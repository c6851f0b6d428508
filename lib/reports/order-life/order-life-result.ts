import { ORDER_FIELDS, type OrderField } from '@/lib/query/order-field'
import type { OrderEventRow, OrderKey, VersionRow } from './order-life-sql'

const FIELD_NAMES = Object.keys(ORDER_FIELDS) as readonly OrderField[]

/** Moments as ISO 8601, amounts as they are written; null: nothing. */
export type FieldChange = Readonly<{ field: OrderField; before: string | null; after: string | null }>

export type LifeKind = 'checked_out' | 'shipped' | 'delivered' | 'first_known' | 'changed' | 'gone' | 'back'

/** Something that happened to an order, or that was learnt of it. */
export type LifeEntry = Readonly<{
  kind: LifeKind
  /** When it happened; of what was learnt, when that was. ISO 8601. */
  at: string
  /** Since when it is known, and until when it was so; null: it still was. */
  knownFrom: string
  knownTo: string | null
  /** Of what was learnt, all that is other than before. */
  changes: readonly FieldChange[]
}>

export type OrderLife = Readonly<{
  key: OrderKey
  /** Its values as they were known; null where it was not known, or gone. */
  now: Readonly<Record<OrderField, string | null>> | null
  /** How many versions of it were known. */
  versions: number
  /** By their time; what happened before what was learnt of it. */
  entries: readonly LifeEntry[]
}>

/** Versions and events in their order, those that were known. */
export function toOrderLife(
  key: OrderKey,
  versions: readonly VersionRow[],
  events: readonly OrderEventRow[],
): OrderLife {
  const last = versions.at(-1)
  const isThere = last !== undefined && last.valid_to === null && !last.dbt_is_deleted
  const learnt = versions.flatMap((version, index) => toLearnt(version, versions[index - 1]))
  const gone = last?.valid_to && !last.dbt_is_deleted ? [toGone(last.valid_to)] : []
  const happened = versions.length === 0 ? [] : [...toHappened(events), ...toDelivered(versions)]
  const entries = [...happened, ...learnt, ...gone].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return { key, now: isThere ? toValues(last) : null, versions: versions.length, entries }
}

/** A version after a gap comes back; one that says that the row had gone changes nothing else. */
function toLearnt(version: VersionRow, before: VersionRow | undefined): LifeEntry[] {
  const from = version.dbt_valid_from
  if (version.dbt_is_deleted) return [{ ...toGone(from), knownTo: toIso(version.valid_to) }]
  const isGap = before?.valid_to && before.valid_to < from && !before.dbt_is_deleted
  const isBack = before !== undefined && (isGap || before.dbt_is_deleted)
  const kind = before === undefined ? 'first_known' : isBack ? 'back' : 'changed'
  const entry = {
    kind,
    at: from.toISOString(),
    knownFrom: from.toISOString(),
    knownTo: toIso(version.valid_to),
    changes: listChanges(before, version),
  } as const
  return isGap && before.valid_to ? [{ ...toGone(before.valid_to), knownTo: entry.at }, entry] : [entry]
}

function toGone(at: Date): LifeEntry {
  return { kind: 'gone', at: at.toISOString(), knownFrom: at.toISOString(), knownTo: null, changes: [] }
}

function toHappened(events: readonly OrderEventRow[]): LifeEntry[] {
  return events.map(({ type, occurred_at: at, received_at: received }) => ({
    kind: type === 'checkout' ? ('checked_out' as const) : ('shipped' as const),
    at: at.toISOString(),
    knownFrom: received.toISOString(),
    knownTo: null,
    changes: [],
  }))
}

/** The last time of delivery that was said, if it was over, known since the version that first said it. */
function toDelivered(versions: readonly VersionRow[]): LifeEntry[] {
  const last = versions.at(-1)
  const at = toIso(last?.delivered_at ?? null)
  const first = versions.find((version) => toIso(version.delivered_at) === at)
  if (at === null || !first || !last?.delivered_at || last.delivered_at > last.known_at) return []
  const known = first.dbt_valid_from.toISOString()
  return [{ kind: 'delivered', at, knownFrom: known, knownTo: null, changes: [] }]
}

function listChanges(before: VersionRow | undefined, version: VersionRow): FieldChange[] {
  const [was, is] = [before && toValues(before), toValues(version)]
  return FIELD_NAMES.flatMap((field) => {
    const change = { field, before: was?.[field] ?? null, after: is[field] }
    return change.before === change.after ? [] : [change]
  })
}

function toValues(version: VersionRow): Record<OrderField, string | null> {
  const entries = FIELD_NAMES.map((field) => {
    const value = version[field]
    return [field, value instanceof Date ? value.toISOString() : value] as const
  })
  return Object.fromEntries(entries) as Record<OrderField, string | null>
}

function toIso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
