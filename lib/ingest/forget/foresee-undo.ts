import type { DbOrTransaction } from '@/lib/db'
import { formatList } from '@/lib/format/format-list'
import { formatCount } from '@/lib/format/format-number'
import { isCheckoutSql } from '@/lib/store/event-meanings'
import { requireImport } from '@/lib/store/runs/imports'

/** What undoing an import would take away, and what it cannot bring back. */
export type ForeseenUndo = Readonly<{
  importId: bigint
  events: number
  orders: number
  refunds: number
  ties: number
  /** Rows that were known before and said something else: what they said before is not kept. */
  corrected: number
  /** Rows of later imports that were known already; some of them may be these. */
  knownLater: number
  /** Of the orders those that events of other imports tell of too. */
  ordersOfOthers: number
  /** Orders that another import told of first, and that are known of a file by this one. */
  unfiled: number
  isUndone: boolean
}>

/** Changes nothing. Throws `bad_parameter` where there is no such import. */
export async function foreseeUndo(db: DbOrTransaction, importId: bigint): Promise<ForeseenUndo> {
  const { corrected, undoneAt } = await requireImport(db, importId)
  const [row] = await db.$queryRaw<Omit<ForeseenUndo, 'importId' | 'corrected' | 'isUndone'>[]>`
    select
      (select count(*)::float8 from event where import_id = ${importId}) as events,
      (select count(*)::float8 from "order" where import_id = ${importId}) as orders,
      (select count(*)::float8 from refund where import_id = ${importId}) as refunds,
      (select count(*)::float8 from id_tie where import_id = ${importId}) as ties,
      (
        select coalesce(sum(repeated), 0)::float8
        from import_run
        where id > ${importId} and undone_at is null
      ) as "knownLater",
      (
        select count(distinct order_id)::float8
        from event
        where order_id in (select id from "order" where import_id = ${importId})
          and ${isCheckoutSql()}
          and import_id is distinct from ${importId}
      ) as "ordersOfOthers",
      (
        select count(*)::float8
        from "order"
        where filed_import_id = ${importId} and filed_import_id <> import_id
      ) as unfiled`
  const nothing = { events: 0, orders: 0, refunds: 0, ties: 0, knownLater: 0, ordersOfOthers: 0, unfiled: 0 }
  return { importId, ...nothing, ...row, corrected, isUndone: undoneAt !== null }
}

/** What goes, and what undoing cannot bring back, a sentence each. */
export function sayForeseen(foreseen: ForeseenUndo): string[] {
  const { events, orders, refunds, ties, corrected, knownLater, ordersOfOthers, unfiled } = foreseen
  const counts = [
    events > 0 ? count(events, 'event') : [],
    orders > 0 ? `${count(orders, 'order')} with their items` : [],
    refunds > 0 ? count(refunds, 'refund') : [],
    ties > 0 ? count(ties, 'tie of ids', 'ties of ids') : [],
  ].flat()
  return [
    counts.length === 0
      ? `Nothing goes: import ${foreseen.importId} brought no event, order or refund that was not there already.`
      : `Of import ${foreseen.importId} go ${formatList(counts)}. Products, people and refused rows stay.`,
    ...(corrected > 0
      ? [
          `It corrected ${count(corrected, 'row')}: what they said before is not kept, so they go. Import the file that said it again to have them back.`,
        ]
      : []),
    ...(knownLater > 0
      ? [
          `Later imports found ${count(knownLater, 'row')} known already; those of them that are of this import go too. Import these files again to have them back.`,
        ]
      : []),
    ...(ordersOfOthers > 0
      ? [
          `Events of other imports tell of ${count(ordersOfOthers, 'order')} of it too: import these again to have the orders back.`,
        ]
      : []),
    ...(unfiled > 0
      ? [
          `${count(unfiled, 'order')} that other imports told of first ${unfiled === 1 ? 'stays' : 'stay'}, with what it said of ${unfiled === 1 ? 'it' : 'them'}; no file of orders has ${unfiled === 1 ? 'it' : 'them'} any more.`,
        ]
      : []),
  ]
}

function count(rows: number, one: string, several = `${one}s`): string {
  return `${formatCount(rows)} ${rows === 1 ? one : several}`
}
