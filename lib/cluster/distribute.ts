import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { lockShop } from '@/lib/store/shop-data'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/duration'
import type { ClusterTable } from './read-tables'
import { toDistributionColumn } from './table-kind'

/** Rows of every table that moves are sent once over the network. */
const TRANSACTION = { timeout: 12 * HOUR_MS, maxWait: 10 * MINUTE_MS }

/**
 * Lays tables where they should lie, with their rows; all or none of them. Whoever stores rows or refreshes waits meanwhile. Those that
 * lie so already stay.
 */
export async function distribute(db: Db, tables: readonly ClusterTable[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockShop(tx)
    await sendAggregates(tx)
    for (const { name } of tables.filter(({ kind }) => kind === 'reference')) {
      await tx.$queryRaw`select create_reference_table(${nameSql(name)})::text`
      await dropLocal(tx, name)
    }
    for (const { name } of tables.filter(({ kind }) => kind === 'distributed')) {
      await tx.$queryRaw`
        select create_distributed_table(${nameSql(name)}, ${toDistributionColumn(name)}, colocate_with => ${name === FIRST ? 'default' : FIRST})::text`
      await dropLocal(tx, name)
    }
  }, TRANSACTION)
}

/** The one that all others lie beside. */
const FIRST = 'event'

/** The tables that have yet to move, the one that others lie beside first. */
export function toMoving(tables: readonly ClusterTable[]): ClusterTable[] {
  const moving = tables.filter(({ kind, stands }) => kind !== stands && stands === 'local')
  return [...moving.filter(({ name }) => name === FIRST), ...moving.filter(({ name }) => name !== FIRST)]
}

/** Nodes add up in the shards what the migrations made an aggregate for. */
async function sendAggregates(tx: DbOrTransaction): Promise<void> {
  await tx.$queryRaw`
    select create_distributed_function(oid::regprocedure)::text
    from pg_proc
    where pronamespace = 'public'::regnamespace
      and prokind = 'a'
      and not exists (select 1 from pg_depend where objid = pg_proc.oid and deptype = 'e')`
}

/** What moved is left behind until it is told to go. */
async function dropLocal(tx: DbOrTransaction, name: string): Promise<void> {
  await tx.$queryRaw`select truncate_local_data_after_distributing_table(${nameSql(name)})::text`
}

function nameSql(name: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(`'${identifierSql(name).sql}'`)}::regclass`
}
