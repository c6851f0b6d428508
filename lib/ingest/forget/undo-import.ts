import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { getOrderTypes } from '@/lib/store/event-meanings'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { type Actor, addAuditEntry } from '@/lib/store/members/audit'
import { requireImport } from '@/lib/store/runs/imports'
import { takeTurn } from '../identify/take-turn'
import { takeOrders, takeRefunds, unfileOrders } from '../source/take-orders'
import { takeTies } from '../source/take-ties'
import { TRANSACTION } from '../tables/store-file'
import { settleChanges } from '../write/settle-changes'
import { takeAway } from '../write/take-events'
import { BATCH_ROWS } from '../write/write-result'

/** How many rows of an import went. */
export type Undone = Readonly<{
  importId: bigint
  events: number
  orders: number
  refunds: number
  ties: number
}>

type UndoOptions = Readonly<{ actor?: Actor; signal?: AbortSignal }>

/**
 * Takes away what an import brought: its events, the orders that it first told of with their items, its refunds and ties;
 * settles whose the rows are that stay, and marks what changed; does not refresh. What describes (products, people) stays, and
 * so do rejects. Batch by batch: one that was cut off goes on when it is called again. Throws `bad_parameter` where there is no such import, or
 * it was undone before.
 */
export async function undoImport(
  db: Db,
  importId: bigint,
  { actor = COMMAND_LINE, signal }: UndoOptions = {},
): Promise<Undone> {
  await begin(db, importId)
  // Events first: what goes need not be settled.
  const events = await repeat(db, signal, (tx) => takeEvents(tx, importId))
  const refunds = await repeat(db, signal, (tx) => takeRefunds(tx, importId))
  const orders = await repeat(db, signal, (tx) => takeOrders(tx, importId))
  await repeat(db, signal, (tx) => unfileOrders(tx, importId))
  const ties = await repeat(db, signal, (tx) => takeTies(tx, importId))
  const undone = { importId, events, orders, refunds, ties }
  await db.$transaction((tx) => end(tx, undone, actor))
  return undone
}

/** Imports that somebody began to undo, and that are not gone yet. */
export async function listHalfUndone(db: Db): Promise<bigint[]> {
  const runs = await db.importRun.findMany({
    where: { undoBegunAt: { not: null }, undoneAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return runs.map(({ id }) => id)
}

/** From now on nothing more of it is stored. */
async function begin(db: Db, importId: bigint): Promise<void> {
  await db.$transaction(async (tx) => {
    await takeTurn(tx)
    const { undoneAt, undoBegunAt } = await requireImport(tx, importId)
    if (undoneAt) throw new TundishError('bad_parameter', `Import ${importId} was undone already.`)
    if (undoBegunAt === null)
      await tx.importRun.update({ where: { id: importId }, data: { undoBegunAt: new Date() } })
    await tx.$executeRaw`delete from order_line where import_id = ${importId}`
  }, TRANSACTION)
}

/** Until nothing is left to take; a batch in a transaction of its own. */
async function repeat(
  db: Db,
  signal: AbortSignal | undefined,
  take: (tx: DbOrTransaction) => Promise<number>,
): Promise<number> {
  let all = 0
  for (;;) {
    signal?.throwIfAborted()
    const taken = await db.$transaction(async (tx) => {
      await takeTurn(tx)
      return take(tx)
    }, TRANSACTION)
    if (taken === 0) return all
    all += taken
  }
}

async function takeEvents(tx: DbOrTransaction, importId: bigint): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from event where import_id = ${importId} limit ${BATCH_ROWS}`
  if (rows.length === 0) return 0
  const gone = await takeAway(
    tx,
    rows.map(({ id }) => id),
  )
  await settleChanges(tx, [], gone, await getOrderTypes(tx))
  return gone.length
}

async function end(tx: DbOrTransaction, { importId, ...counts }: Undone, actor: Actor): Promise<void> {
  const { count } = await tx.importRun.updateMany({
    where: { id: importId, undoneAt: null },
    data: { undoneAt: new Date() },
  })
  if (count === 0) return
  const detail = Object.entries(counts)
    .map(([name, rows]) => `${rows} ${name}`)
    .join(', ')
  await addAuditEntry(tx, actor, { action: 'import-undone', subject: `import ${importId}`, detail })
}
