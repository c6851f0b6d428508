import type { Db, DbOrTransaction } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/duration'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { type Judged, refuseJudged } from '../forget/refuse-kept-out'
import type { RowKind, RowKinds } from '../formats/import-table'
import { takeImportTurn } from '../take-import-turn'
import type { TimeLimits } from '../time-limits'
import { writeAddresses, writeProducts, writePromos, writeUsers } from '../write/write-dimensions'
import { writeEvents } from '../write/write-events'
import { stageOrderLines, storeOrderLines } from '../write/write-order-items'
import { writeOrders } from '../write/write-orders'
import { writeRejects } from '../write/write-rejects'
import type { WriteResult } from '../write/write-result'
import type { OpenFile } from './open-files'
import { type ReadBatch, type ReadRow, type RejectedRow, readTable } from './read-table'

/** Long enough to wait for a refresh of another process: on the embedded database a transaction blocks all others. */
export const TRANSACTION = { timeout: 2 * MINUTE_MS, maxWait: 10 * MINUTE_MS }

/** Of a file's lines together. */
const WHOLE_FILE = { timeout: HOUR_MS, maxWait: 10 * MINUTE_MS }

type Options = Readonly<{ limits: TimeLimits; onBatch: (bytesRead: number, rows: number) => void }>

/** Stores a file batch by batch, each in a transaction of its own. */
export function storeFile(db: Db, importId: bigint, file: OpenFile, options: Options): Promise<FileCounts> {
  const { kind } = file.table
  if (kind === 'orderItem') return storeLines(db, importId, file, options)
  return storeBatches(db, importId, file, options, (tx, { rows }) =>
    writeRows(
      tx,
      kind,
      rows.flatMap(({ value }) => ('quantity' in value ? [] : [value])),
      importId,
    ),
  )
}

/** What an order's lines are together is known when all were read. */
async function storeLines(db: Db, importId: bigint, file: OpenFile, options: Options): Promise<FileCounts> {
  let isWhole = true
  const counts = await storeBatches(db, importId, file, options, async (tx, batch) => {
    const { lines, held, hasUnknown } = toLines(batch)
    isWhole &&= !hasUnknown
    const rejected = await stageOrderLines(tx, importId, lines)
    await stageOrderLines(tx, importId, held)
    return { stored: 0, corrected: 0, repeated: 0, rejected }
  })
  const { stored, corrected, repeated, gone } = await db.$transaction(async (tx) => {
    await takeImportTurn(tx, importId)
    return storeOrderLines(tx, importId, { isWhole })
  }, WHOLE_FILE)
  return { ...counts, stored, corrected, repeated, gone, isHeld: !isWhole }
}

/** The lines of a batch, and the orders that nothing goes from because a line of theirs was refused. */
function toLines({ rows, rejects }: ReadBatch) {
  const lines = rows.flatMap(({ value }) => ('quantity' in value ? [value] : []))
  const orders = rejects.map(({ value }) => (value && 'quantity' in value ? value.orderId : ''))
  const held = orders.filter((orderId) => orderId !== '')
  return {
    lines,
    held: held.map((orderId) => ({ orderId, productId: null, quantity: null })),
    hasUnknown: held.length < orders.length,
  }
}

type WriteBatch = (tx: DbOrTransaction, batch: ReadBatch) => Promise<Written>

async function storeBatches(
  db: Db,
  importId: bigint,
  file: OpenFile,
  { limits, onBatch }: Options,
  write: WriteBatch,
): Promise<FileCounts> {
  let counts = noCounts(file.table.file)
  for await (const batch of readTable(file, limits)) {
    const written = await db.$transaction((tx) => storeBatch(tx, importId, file, batch, write), TRANSACTION)
    counts = addCounts(counts, written)
    onBatch(batch.bytesRead, counts.read)
  }
  return counts
}

async function storeBatch(
  tx: DbOrTransaction,
  importId: bigint,
  { path, table }: OpenFile,
  batch: ReadBatch,
  write: WriteBatch,
): Promise<FileCounts> {
  await takeImportTurn(tx, importId)
  const allowed = await refuseJudged(tx, batch.rows, judge)
  const { rows } = allowed
  const rejects = [...batch.rejects, ...allowed.rejects]
  const { rejected = [], ...written } = await write(tx, { ...batch, rows, rejects: batch.rejects })
  const refused = rejected.flatMap((index): RejectedRow[] => {
    const row = rows[index]
    return row ? [{ line: row.line, row: row.row, reason: 'its order is not in the orders' }] : []
  })
  await writeRejects(tx, importId, path, [...rejects, ...refused])
  return {
    ...noCounts(table.file),
    ...written,
    read: rows.length + rejects.length,
    rejected: rejects.length + refused.length,
  }
}

function judge({ line, value }: ReadRow): Judged {
  const isUser = 'firstName' in value
  const isOrder = 'shippingService' in value
  const isEvent = 'occurredAt' in value
  const user = isUser ? value.id : isOrder || isEvent ? value.userId : null
  const order = isOrder ? value.id : isEvent || 'quantity' in value ? value.orderId : null
  const session =
    isEvent && value.sessionId !== null ? { userId: value.userId, sessionId: value.sessionId } : null
  return { line, users: [user], orders: [order], occurredAt: isEvent ? value.occurredAt : null, session }
}

/** `rejected` are the indexes of rows whose order is not stored. */
type Written = WriteResult & Readonly<{ rejected?: readonly number[] }>

/** Kinds of rows that can be stored as they come. */
type StoredKind = Exclude<RowKind, 'orderItem'>

type Writer<Kind extends RowKind> = (
  tx: DbOrTransaction,
  rows: readonly RowKinds[Kind][],
  importId: bigint,
) => Promise<Written>

const WRITERS: { readonly [Kind in StoredKind]: Writer<Kind> } = {
  address: writeAddresses,
  promo: writePromos,
  user: writeUsers,
  product: writeProducts,
  order: writeOrders,
  event: writeEvents,
}

/** Stores rows of one kind, as of this import. Call it in a transaction. */
function writeRows<Kind extends StoredKind>(
  tx: DbOrTransaction,
  kind: Kind,
  rows: readonly RowKinds[Kind][],
  importId: bigint,
): Promise<Written> {
  return WRITERS[kind](tx, rows, importId)
}
