import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { Meaning } from '@/lib/funnel/meanings'
import { listMeanings, setMeanings, setMeaningsOfMapping } from '@/lib/store/event-meanings'
import { requireImport } from '@/lib/store/runs/imports'
import { getLastMapping } from '@/lib/store/source-mappings'
import { addCounts, type FileCounts, noCounts } from '../file-counts'
import { toRecord } from '../read/json/to-record'
import type { Fields } from '../read/source-record'
import type { Mapping } from '../shapes/mapping'
import type { SourceRow } from '../shapes/source-row'
import { compileMapping, type ToRows } from '../shapes/to-row'
import { TRANSACTION } from '../tables/store-file'
import { takeImportTurn } from '../take-import-turn'
import { toTimeLimits } from '../time-limits'
import { storeOrderLines } from '../write/write-order-items'
import type { WriteResult } from '../write/write-result'
import { LinesTaken } from './ids/lines-taken'
import { findNextIds } from './ids/repeat-ids'
import { refuseSourceRows } from './refuse-source-rows'
import { splitRows } from './split-rows'
import { writeSourceRows } from './write-source-rows'

export type RetryOptions = Readonly<{
  /** In place of the last mapping of its source; it is not kept. */
  mapping?: Mapping
  firstDay?: string
  onBatch?: (counts: FileCounts) => void
}>

/**
 * Reads the refused rows of an import again from their kept text, by the last mapping of its source: those that are understood
 * now are stored and are rejects no longer; of the others the reason is that of now. What an import counts follows, a batch in a transaction
 * with its rows. Does not refresh. Throws `bad_parameter` where the import is none of a source, or was undone.
 */
export async function retryRejects(
  db: Db,
  importId: bigint,
  { mapping, firstDay, onBatch }: RetryOptions = {},
): Promise<FileCounts> {
  const { undoBegunAt, sourceId } = await requireImport(db, importId)
  if (undoBegunAt)
    throw new TundishError('bad_parameter', `Import ${importId} was undone, its refused rows with it.`)
  const last = sourceId === null ? null : await getLastMapping(db, sourceId)
  const read = mapping ?? last?.mapping
  if (!read) throw new TundishError('bad_parameter', sayNoMapping(importId))
  await db.$transaction((tx) =>
    mapping || !last ? setMeanings(tx, read.meanings) : setMeaningsOfMapping(tx, last, read.meanings),
  )
  const meanings = new Map((await listMeanings(db)).map(({ type, meaning }) => [type, meaning]))
  const asked: Asked = {
    importId,
    meanings,
    toRows: compileMapping(read, toTimeLimits(new Date(), firstDay)),
    lines: new LinesTaken(read.products !== null),
  }
  let counts = noCounts(`import ${importId}`)
  let after: Place | null = null
  for (;;) {
    const from: Place | null = after
    const batch: Retried | null = await db.$transaction((tx) => retryBatch(tx, asked, from), TRANSACTION)
    if (!batch) return counts
    counts = addCounts(counts, batch.counts)
    after = batch.last
    onBatch?.(counts)
  }
}

function sayNoMapping(importId: bigint): string {
  return `Import ${importId} was read by no mapping, so there is none by which its rows could be read again; import its files again instead.`
}

type Asked = Readonly<{
  importId: bigint
  toRows: ToRows
  meanings: ReadonlyMap<string, Meaning>
  lines: LinesTaken
}>

type Place = Readonly<{ file: string; line: number; row_hash: string }>

type KeptReject = Place &
  Readonly<{ row: string; reason: string; fields: string | null; part: number | null }>

/** Few enough that the longest rows fit into memory. */
const BATCH_REJECTS = 1_000

type Retried = Readonly<{ counts: FileCounts; last: Place }>

/** Null where no reject is left. */
async function retryBatch(tx: DbOrTransaction, asked: Asked, after: Place | null): Promise<Retried | null> {
  const { importId } = asked
  await takeImportTurn(tx, importId)
  const kept = await listAfter(tx, importId, after)
  const last = kept.at(-1)
  if (!last) return null
  const readAgain = kept.map((reject) => ({ reject, ...read(reject, asked.toRows) }))
  const understood = readAgain.filter(({ rows }) => rows.length > 0)
  const all = understood.flatMap(({ reject: { line }, rows }) => rows.map((row) => ({ line, row })))
  const { rows, rejects } = await refuseSourceRows(tx, all)
  const written = await write(tx, asked, rows)
  await dropRejects(
    tx,
    importId,
    understood.map(({ reject }) => reject),
  )
  await sayReasons(tx, importId, readAgain)
  const refused = kept.length - understood.length + rejects.length
  const counts = {
    ...noCounts(`import ${importId}`),
    ...written,
    read: rows.length + refused,
    rejected: refused,
  }
  await count(tx, importId, counts, kept.length)
  return { counts, last }
}

function listAfter(tx: DbOrTransaction, importId: bigint, after: Place | null): Promise<KeptReject[]> {
  const { file, line, row_hash } = after ?? { file: '', line: -1, row_hash: '' }
  return tx.$queryRaw<KeptReject[]>`
    select file, line, row_hash, row, reason, fields, part
    from import_reject
    where import_id = ${importId} and (file, line, row_hash) > (${file}, ${line}::int, ${row_hash})
    order by file, line, row_hash
    limit ${BATCH_REJECTS}`
}

type ReadAgain = Readonly<{ rows: readonly SourceRow[]; reason: string | null }>

/** What a reject is now. `reason`: why it is nothing still; null where that is as it was. */
function read({ line, row, fields, part }: KeptReject, toRows: ToRows): ReadAgain {
  const record = fields === null ? toRecord(line, row) : { fields: JSON.parse(fields) as Fields }
  if (!('fields' in record)) return { rows: [], reason: null }
  const all = toRows(record.fields)
  const own = part === null ? all : all.slice(part, part + 1)
  const refused = own.flatMap((one) => (one.ok ? [] : [one.reason]))
  const rows = own.flatMap((one) => (one.ok ? [one.row] : []))
  // A record of which a part is still refused stays whole, so that nothing of it comes twice.
  return refused.length > 0 ? { rows: [], reason: refused[0] ?? null } : { rows, reason: null }
}

async function write(
  tx: DbOrTransaction,
  { importId, meanings, lines }: Asked,
  rows: readonly SourceRow[],
): Promise<WriteResult> {
  if (rows.length === 0) return { stored: 0, corrected: 0, repeated: 0 }
  const events = rows.flatMap((row) => (row.kind === 'event' ? [row.event] : []))
  const ids = await findNextIds(tx, events)
  const idOf = (event: (typeof events)[number]) => event.id ?? ids.get(event) ?? ''
  const written = await writeSourceRows(tx, importId, splitRows(rows, { meanings, lines, idOf }))
  await storeOrderLines(tx, importId, { isWhole: false })
  return written
}

async function dropRejects(tx: DbOrTransaction, importId: bigint, rejects: readonly Place[]): Promise<void> {
  await tx.$executeRaw`
    delete from import_reject
    using unnest(
      ${rejects.map(({ file }) => file)}::text[],
      ${rejects.map(({ line }) => line)}::int[],
      ${rejects.map(({ row_hash }) => row_hash)}::text[]
    ) as taken (file, line, row_hash)
    where import_id = ${importId}
      and import_reject.file = taken.file
      and import_reject.line = taken.line
      and import_reject.row_hash = taken.row_hash`
}

type Said = Readonly<{ reject: KeptReject; reason: string | null }>

async function sayReasons(tx: DbOrTransaction, importId: bigint, all: readonly Said[]): Promise<void> {
  const other = all.flatMap(({ reject, reason }) =>
    reason !== null && reason !== reject.reason ? [{ ...reject, reason }] : [],
  )
  if (other.length === 0) return
  await tx.$executeRaw`
    update import_reject
    set reason = said.reason
    from unnest(
      ${other.map(({ file }) => file)}::text[],
      ${other.map(({ line }) => line)}::int[],
      ${other.map(({ row_hash }) => row_hash)}::text[],
      ${other.map(({ reason }) => reason)}::text[]
    ) as said (file, line, row_hash, reason)
    where import_id = ${importId}
      and import_reject.file = said.file
      and import_reject.line = said.line
      and import_reject.row_hash = said.row_hash`
}

/** `before`: so many of what was counted as refused were read again. */
async function count(
  tx: DbOrTransaction,
  importId: bigint,
  counts: FileCounts,
  before: number,
): Promise<void> {
  const { read: rows, stored, corrected, repeated, rejected } = counts
  await tx.$executeRaw`
    update import_run
    set rows_read = rows_read + ${rows - before}::int,
      stored = stored + ${stored}::int,
      corrected = corrected + ${corrected}::int,
      repeated = repeated + ${repeated}::int,
      rejected = rejected + ${rejected - before}::int
    where id = ${importId}`
}
