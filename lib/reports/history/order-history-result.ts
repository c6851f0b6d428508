import { ORDER_FIELDS, type OrderField } from '@/lib/orders/changing-field'
import { type ChangeKind, type HistoryEntry, listChanges, toStanding, type Version } from './list-changes'
import type { OrderEventRow, PiecesRow } from './order-history-sql'

const FIELDS = Object.keys(ORDER_FIELDS) as readonly OrderField[]

/** One version of an order, and the last moment of what was known. */
export type OrderVersionRow = Version<OrderField> &
  Readonly<{ user_id: string; delivered_at: Date | null; known_at: Date }>

export type OrderHistoryKind = ChangeKind | 'checked_out' | 'shipped' | 'delivered'

type OrderHistoryEntry = HistoryEntry<OrderHistoryKind, OrderField>

export type OrderHistory = ReturnType<typeof toOrderHistory>

/**
 * From versions and events in their order, those that were known: whose it was, as last known, and its values (`now`),
 * both null where it was not known, the latter also where it was gone; how many versions were known; its pieces as is
 * stored now, whenever it was asked for; and all that happened or was learnt, by its time.
 */
export function toOrderHistory(
  id: string,
  versions: readonly OrderVersionRow[],
  events: readonly OrderEventRow[],
  pieces: PiecesRow,
) {
  const happened = versions.length === 0 ? [] : [...toHappened(events), ...toDelivered(versions)]
  const all: OrderHistoryEntry[] = [...happened, ...listChanges(FIELDS, versions)]
  const entries = all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const [userId, now] = [versions.at(-1)?.user_id ?? null, toStanding(FIELDS, versions)]
  return { id, userId, now, versions: versions.length, pieces, entries }
}

function toHappened(events: readonly OrderEventRow[]): OrderHistoryEntry[] {
  return events.map(({ isCheckout, occurred_at: at, received_at: received }) => ({
    kind: isCheckout ? ('checked_out' as const) : ('shipped' as const),
    at: at.toISOString(),
    knownFrom: received.toISOString(),
    knownTo: null,
    changes: [],
  }))
}

/** The last time of delivery that was said, if it was over, known since the version that first said it. */
function toDelivered(versions: readonly OrderVersionRow[]): OrderHistoryEntry[] {
  const last = versions.at(-1)
  const at = last?.delivered_at?.toISOString() ?? null
  const first = versions.find((version) => version.delivered_at?.toISOString() === at)
  if (at === null || !first || !last?.delivered_at || last.delivered_at > last.known_at) return []
  const known = first.dbt_valid_from.toISOString()
  return [{ kind: 'delivered', at, knownFrom: known, knownTo: null, changes: [] }]
}
