import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/duration'
import type { PipelineContext, StepResult } from '../pipeline-context'
import { SNAPSHOTS, type SnapshotOptions, type SnapshotSpec } from './snapshot-spec'
import {
  countSilentSql,
  endReplacedSql,
  findArrivingSql,
  findGoingSql,
  insertFoundSql,
  type Looked,
  markFoundSql,
} from './snapshot-sql'

/** Rows of the table by what became of them. */
export type SnapshotCounts = Readonly<{ added: number; changed: number; gone: number }>

const TRANSACTION = { timeout: HOUR_MS, maxWait: 10 * MINUTE_MS }

/** Keeps what changed in orders and products since the last run. */
export async function runSnapshotStep({ db, settings, now, log }: PipelineContext): Promise<StepResult> {
  const { snapshotStrategy: strategy, hardDeletes } = settings
  const said: string[] = []
  let rows = 0
  for (const [name, spec] of Object.entries(SNAPSHOTS)) {
    const { added, changed, gone } = await runSnapshot(db, spec, { strategy, hardDeletes, now })
    log(
      `${spec.snapshot}: ${formatCount(added)} new, ${formatCount(changed)} changed, ${formatCount(gone)} gone`,
    )
    if (changed > 0) said.push(`${formatCount(changed)} ${name} changed`)
    if (added > 0) said.push(`${formatCount(added)} ${name} are new`)
    if (gone > 0) said.push(`${formatCount(gone)} ${name} are gone`)
    rows += added + changed + gone
  }
  const message = said.length === 0 ? 'Nothing had changed.' : `${said.join(', ')}.`
  return { state: 'passed', rows, message }
}

/**
 * Brings one snapshot up to date with its table, as dbt would, in one transaction. The history can be made once only: a
 * version that was not seen is not known. Throws `bad_snapshot` when the timestamp strategy meets rows without a time.
 */
export function runSnapshot(db: Db, spec: SnapshotSpec, options: SnapshotOptions): Promise<SnapshotCounts> {
  return db.$transaction((tx) => snapshotWithin(tx, spec, options), TRANSACTION)
}

/** The same within a transaction. */
export async function snapshotWithin(
  tx: DbOrTransaction,
  spec: SnapshotSpec,
  options: SnapshotOptions,
): Promise<SnapshotCounts> {
  await tx.$executeRaw`lock table ${identifierSql(spec.snapshot)} in share row exclusive mode`
  const looked = await takeUnseen(tx, spec, options)
  if (options.strategy === 'timestamp') await refuseSilent(tx, spec, looked)
  await tx.$executeRaw(findArrivingSql(spec, options, looked))
  const changed = await tx.$executeRaw(endReplacedSql(spec, 'arriving'))
  const written = await tx.$executeRaw(insertFoundSql(spec, options, 'arriving'))
  if (spec.table === 'order') await tx.$executeRaw(markFoundSql('arriving'))
  await tx.$executeRaw`drop table arriving`
  const gone = options.hardDeletes === 'ignore' ? 0 : await endGone(tx, spec, options, looked)
  if (spec.table === 'order') await tx.$executeRaw`drop table looked`
  // The embedded database never does it by itself: without, orders are found some ten times slower.
  if (written > 0) await tx.$executeRaw`analyze ${identifierSql(spec.snapshot)}`
  return { added: written - changed, changed, gone }
}

/** Returns how many rows are no longer there; with `new_record` a record of that follows each. */
async function endGone(
  tx: DbOrTransaction,
  spec: SnapshotSpec,
  options: SnapshotOptions,
  looked: Looked,
): Promise<number> {
  await tx.$executeRaw(findGoingSql(spec, options, looked))
  const gone = await tx.$executeRaw(endReplacedSql(spec, 'going'))
  if (options.hardDeletes === 'new_record') await tx.$executeRaw(insertFoundSql(spec, options, 'going'))
  if (spec.table === 'order') await tx.$executeRaw(markFoundSql('going'))
  await tx.$executeRaw`drop table going`
  return gone
}

async function refuseSilent(tx: DbOrTransaction, spec: SnapshotSpec, looked: Looked): Promise<void> {
  const [silent] = await tx.$queryRaw<{ rows: number }[]>(countSilentSql(spec, looked))
  if (!silent?.rows) return
  throw new TundishError(
    'bad_snapshot',
    `${formatCount(silent.rows)} rows of ${spec.table} have no updated_at, by which the timestamp strategy finds changes. Import files that have the column, or set TUNDISH_SNAPSHOT_STRATEGY=check.`,
  )
}

/**
 * Which rows a snapshot has to look at. Of orders those of which something came since it last looked, which it lists in the
 * temporary table `looked`: whoever stores rows marks them, and a refresh that takes marks passes them on. It looks at all of them the first time, by
 * other settings than before, and where no refresh has run yet; at all products always, which are few.
 */
async function takeUnseen(
  tx: DbOrTransaction,
  { table, snapshot }: SnapshotSpec,
  { strategy, hardDeletes }: SnapshotOptions,
): Promise<Looked> {
  if (table !== 'order') return 'all'
  const [last] = await tx.$queryRaw<{ is_same: boolean }[]>`
    select strategy = ${strategy} and hard_deletes = ${hardDeletes} and refresh_state.time_zone is not null as is_same
    from snapshot_look
    cross join refresh_state
    where snapshot = ${snapshot} and refresh_state.id = 1`
  await tx.$executeRaw`
    create temporary table looked on commit drop as
    with seen as ( -- an order that a refresh passed on
      delete from unseen_order
      returning order_id
    )
    select order_id as id from seen
    union
    select order_id from stale_order
    union
    select order_id from dirty_order`
  await tx.$executeRaw`analyze looked`
  await tx.$executeRaw`
    insert into snapshot_look (snapshot, strategy, hard_deletes)
    values (${snapshot}, ${strategy}, ${hardDeletes})
    on conflict (snapshot) do update
    set strategy = excluded.strategy, hard_deletes = excluded.hard_deletes`
  return last?.is_same ? 'came' : 'all'
}
