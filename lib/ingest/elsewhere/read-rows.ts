import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { PostgresSettings } from '@/lib/store/source-settings'
import { MINUTE_MS } from '@/lib/time/duration'
import { toRecord } from '../read/json/to-record'
import type { RecordBatch } from '../read/source-record'
import type { Warehouse } from './open-warehouse'
import { quoteName, toFromSql } from './table-sql'

/** What is read of a source: a table or a select, its columns, and by which of them rows are newer. */
export type Described = Readonly<{ fromSql: string; columns: readonly string[]; cursor: Cursor | null }>

type Cursor = Readonly<{ column: string; isTime: boolean; sinceSql: string }>

/** By the number of its type: how a column is held against `$1`, milliseconds of a time or a whole number. */
const CURSOR_TYPES: ReadonlyMap<number, Pick<Cursor, 'isTime' | 'sinceSql'>> = new Map([
  [1184, { isTime: true, sinceSql: 'to_timestamp($1::float8 / 1000)' }],
  [1114, { isTime: true, sinceSql: "(to_timestamp($1::float8 / 1000) at time zone 'UTC')" }],
  [1082, { isTime: true, sinceSql: "(to_timestamp($1::float8 / 1000) at time zone 'UTC')::date" }],
  ...[20, 21, 23].map((type) => [type, { isTime: false, sinceSql: '$1::int8' }] as const),
  [1700, { isTime: false, sinceSql: '$1::numeric' }],
])

/** Looks at the columns. Throws `bad_parameter` for a cursor that is none, and `no_answer` for what cannot be read. */
export async function describeSource(
  { ask }: Warehouse,
  { table, query, cursor }: Pick<PostgresSettings, 'table' | 'query' | 'cursor'>,
): Promise<Described> {
  const fromSql = toFromSql({ table, query })
  const { fields } = await ask(`select * from ${fromSql} as tundish_row limit 0`)
  const columns = fields.map(({ name }) => name)
  if (cursor === null) return { fromSql, columns, cursor: null }
  const field = fields.find(({ name }) => name === cursor)
  const type = field && CURSOR_TYPES.get(field.dataTypeID)
  if (type) return { fromSql, columns, cursor: { column: cursor, ...type } }
  const why = field ? 'is no time, date or number' : `is not there; there are ${columns.join(', ')}`
  throw new TundishError('bad_parameter', `The column ${quote(cursor)} ${why}: name another with --cursor.`)
}

/** How far was read: the newest of the cursor column, as `position.cursor` has it. */
export type Reached = { cursor: bigint | null }

/** The first value that is read again, milliseconds of a time or a whole number; null: everything is. */
export function toSince(
  cursor: string | null,
  overlapMinutes: number,
  { cursor: column }: Described,
): string | null {
  if (cursor === null || column === null) return null
  return String(BigInt(cursor) - (column.isTime ? BigInt(overlapMinutes * MINUTE_MS) : 0n))
}

const MOST_ROWS = 5_000
const FIRST_ROWS = 500
/** Wide rows are taken fewer at a time: memory must not depend on the source. */
const BATCH_CHARACTERS = 8_000_000

/**
 * The rows of a source through a cursor of its server, those of `since` and after and those that have no value there; each as
 * the JSON that PostgreSQL makes of it. Keeps in `reached` how far they go.
 */
export async function* readRows(
  { ask }: Warehouse,
  { fromSql, cursor }: Described,
  { member, since, reached }: Readonly<{ member: string; since: string | null; reached: Reached }>,
): AsyncGenerator<RecordBatch> {
  const column = cursor && `tundish_row.${quoteName(cursor.column)}`
  const isNew = since !== null && cursor ? `where ${column} >= ${cursor.sinceSql} or ${column} is null` : ''
  await ask(
    `declare tundish_rows no scroll cursor for
      select row_to_json(tundish_row)::text as row, ${cursor ? toCursorSql(cursor, column) : 'null'} as reached
      from ${fromSql} as tundish_row ${isNew}`,
    isNew ? [since] : [],
  )
  let [bytesRead, line, take] = [0, 0, FIRST_ROWS]
  for (;;) {
    const { rows } = await ask(`fetch ${take} from tundish_rows`)
    if (rows.length === 0) break
    const before = bytesRead
    const records = rows.map((row) => {
      keepNewest(reached, row.reached ?? null)
      bytesRead += row.row?.length ?? 0
      line += 1
      return toRecord(line, row.row ?? '')
    })
    yield { member, records, bytesRead }
    const each = Math.max((bytesRead - before) / rows.length, 1)
    take = Math.min(MOST_ROWS, Math.max(1, Math.floor(BATCH_CHARACTERS / each)))
  }
  await ask('close tundish_rows')
}

function toCursorSql({ isTime }: Cursor, column: string | null): string {
  return isTime ? `floor(extract(epoch from ${column}) * 1000)::text` : `floor(${column}::numeric)::text`
}

function keepNewest(reached: Reached, text: string | null): void {
  if (text === null || !/^-?\d+$/.test(text)) return
  const value = BigInt(text)
  if (reached.cursor === null || value > reached.cursor) reached.cursor = value
}

/** Where the next read begins: of times never ahead of the server's clock, or one wrong row would hide all that follow. */
export async function toNextCursor(
  { ask }: Warehouse,
  { cursor }: Described,
  reached: Reached,
  before: string | null,
): Promise<string | null> {
  if (reached.cursor === null) return before
  if (!cursor?.isTime) return String(reached.cursor)
  const { rows } = await ask('select floor(extract(epoch from now()) * 1000)::text as now')
  const now = BigInt(rows[0]?.now ?? '0')
  return String(reached.cursor < now ? reached.cursor : now)
}
