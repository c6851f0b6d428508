import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { settleUsers } from '../identify/settle'
import { takeTurn } from '../identify/take-turn'
import type { TimeLimits } from '../time-limits'
import { dropStaged } from '../write/staged-rows'
import { COMPLETE_TABLES, type CompleteTable } from './complete-tables'
import type { OpenFile } from './open-files'
import { readTable } from './read-table'
import { TRANSACTION } from './store-file'

/** Rows of these stay when they are gone, because history names them; of the others they are deleted. */
const KEPT: ReadonlySet<CompleteTable> = new Set(['products', 'orders'])

/** Tables of the database are called as their kind of rows is. */
function tableSql(table: CompleteTable): Prisma.Sql {
  return Prisma.raw(`"${COMPLETE_TABLES[table]}"`)
}

/** More than one of so many rows gone at once is taken for a mistake. */
const FEWEST_ROWS_TO_LOSE_ONE = 5

/**
 * Reads a complete file through and keeps the ids that it has, for `takeGone`. False where rows of it were refused:
 * then nobody knows what it lacks.
 */
export async function stageComplete(
  db: Db,
  importId: bigint,
  file: OpenFile,
  { table, limits }: Readonly<{ table: CompleteTable; limits: TimeLimits }>,
): Promise<boolean> {
  for await (const { rows, rejects } of readTable(file, limits)) {
    if (rejects.length > 0) return false
    const ids = rows.flatMap(({ value }) => ('id' in value ? [value.id] : []))
    await db.$executeRaw`
      insert into complete_row (import_id, table_name, id)
      select distinct ${importId}::bigint, ${table}::text, id
      from unnest(${ids}::text[]) as given (id)
      on conflict do nothing`
  }
  return true
}

/** Throws `bad_file` where more than a fifth of a table's rows would go at once. */
export async function refuseMany(
  db: Db,
  importId: bigint,
  file: OpenFile,
  table: CompleteTable,
): Promise<void> {
  const [counted] = await db.$queryRaw<{ known: number; going: number }[]>`
    select (select count(*)::int from ${tableSql(table)} where ${isThereSql(table)}) as known,
      (select count(*)::int from (${goingSql(importId, table)}) as going) as going`
  const { known, going } = counted ?? { known: 0, going: 0 }
  if (going * FEWEST_ROWS_TO_LOSE_ONE <= known) return
  throw new TundishError(
    'bad_file',
    `${file.path} is said to be complete, but ${formatCount(going)} of the ${formatCount(known)} ${table} that are known are not in it; more than a fifth gone at once is taken for a mistake. Nothing was stored. Where they are gone indeed, import it with --yes, or in the watched folder with a line "yes" in complete.txt.`,
  )
}

/**
 * Lets the rows go that a complete file did not have, and settles what that decides. Returns how many. Call it in a
 * transaction.
 */
export async function takeGone(tx: DbOrTransaction, importId: bigint, table: CompleteTable): Promise<number> {
  await takeTurn(tx)
  const name = tableSql(table)
  const going = await tx.$queryRaw<{ id: string }[]>(goingSql(importId, table))
  const ids = going.map(({ id }) => id)
  const isGone = Prisma.sql`${isThereSql(table)} and id = any (${ids}::text[])`
  if (table === 'orders')
    return tx.$executeRaw`
    with gone as ( -- an order that is there no longer
      update ${name}
      set gone_at = now()
      where ${isGone}
      returning user_id, id
    )
    insert into stale_order (user_id, order_id)
    select user_id, id from gone`
  if (KEPT.has(table)) return tx.$executeRaw`update ${name} set gone_at = now() where ${isGone}`
  await tx.$executeRaw`delete from ${name} where ${isGone}`
  if (table === 'users') await settleUsers(tx, ids)
  return ids.length
}

/** Forgets what `stageComplete` kept. */
export function dropComplete(db: Db, importId: bigint): Promise<void> {
  return db.$transaction((tx) => dropStaged(tx, 'complete_row', importId), TRANSACTION)
}

function isThereSql(table: CompleteTable): Prisma.Sql {
  return KEPT.has(table) ? Prisma.sql`gone_at is null` : Prisma.sql`true`
}

/** The ids of rows that are there and that the file did not have. */
function goingSql(importId: bigint, table: CompleteTable): Prisma.Sql {
  return Prisma.sql`
      select id from ${tableSql(table)} where ${isThereSql(table)}
      except
      select id from complete_row where import_id = ${importId} and table_name = ${table}`
}
