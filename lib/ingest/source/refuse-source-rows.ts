import type { DbOrTransaction } from '@/lib/db'
import { type Judged, refuseJudged } from '../forget/refuse-kept-out'
import type { SourceRow } from '../shapes/source-row'
import type { RejectedRow } from '../tables/read-table'

/** A row, and where its record stood. */
export type PlacedRow = Readonly<{ line: number; row: SourceRow }>

/** `rows`: what may be stored; `isAll`: nothing is kept out of anything. */
type Allowed = Readonly<{
  rows: readonly SourceRow[]
  rejects: readonly RejectedRow[]
  isAll: boolean
}>

/** `refuseJudged` of rows of a source. Of an event of somebody else an erased anonymous id goes, and what it ties. */
export async function refuseSourceRows(tx: DbOrTransaction, placed: readonly PlacedRow[]): Promise<Allowed> {
  const { rows, rejects, keptOut } = await refuseJudged(tx, placed, judge)
  if (!keptOut) return { rows: rows.map(({ row }) => row), rejects, isAll: true }
  return {
    rejects,
    isAll: false,
    rows: rows.map(({ row }): SourceRow => {
      if (row.kind !== 'event' || !keptOut.isErasedUser(row.event.anonymousId)) return row
      return { ...row, event: { ...row.event, anonymousId: null }, tie: null }
    }),
  }
}

function judge({ line, row }: PlacedRow): Judged {
  const nothing = { line, users: [], orders: [], occurredAt: null, session: null }
  if (row.kind === 'tie') return { ...nothing, users: [row.tie.from, row.tie.to] }
  if (row.kind === 'order') return { ...nothing, users: [row.order.userId], orders: [row.order.orderId] }
  const { userId, sessionId, orderId, occurredAt } = row.event
  return {
    line,
    users: [userId],
    orders: [orderId],
    occurredAt,
    session: sessionId === null ? null : { userId, sessionId },
  }
}
