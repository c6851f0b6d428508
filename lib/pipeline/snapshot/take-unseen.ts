import type { DbOrTransaction } from '@/lib/db'
import type { SnapshotOptions, SnapshotSpec } from './snapshot-spec'
import type { Looked } from './snapshot-sql'

/**
 * Which rows a snapshot has to look at. Of orders those of which something came since it last looked, which it lists in the
 * temporary table `looked`: whoever stores rows marks them, and a refresh that takes marks passes them on. It looks at all of them the first time, by
 * other settings than before, and where no refresh has run yet; at all products always, which are few.
 */
export async function takeUnseen(
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
