import { Prisma } from '@/lib/db'
import { identifierSql, identifiersSql } from '@/lib/sql/identifier-sql'
import type { SnapshotOptions, SnapshotSpec } from './snapshot-spec'

// What dbt's snapshot does, in statements of one transaction: dbt-adapters' snapshot_staging_table and snapshot_merge. A
// row that is gone stays in its table with the time of that (gone_at), and counts as not there.

/** dbt's surrogate key: md5 of the key and the time of the change, in UTC whatever the session's zone is. */
function scdIdSql(at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`md5(id || '|' || to_char(${at} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))`
}

function isChangedSql({ columns, always }: SnapshotSpec, { strategy }: SnapshotOptions): Prisma.Sql {
  if (strategy === 'check') return isDifferentSql(columns)
  const isLater = Prisma.sql`kept.updated_at is null or stored.updated_at > kept.updated_at`
  return always.length === 0
    ? Prisma.sql`(${isLater})`
    : Prisma.sql`(${isLater} or ${isDifferentSql(always)})`
}

function isDifferentSql(columns: readonly string[]): Prisma.Sql {
  return Prisma.sql`row(${identifiersSql(columns, 'stored')}) is distinct from row(${identifiersSql(columns, 'kept')})`
}

/** The moment of the snapshot, but after what the row's versions say already: clocks may have been set back. */
function foundSql({ now }: SnapshotOptions, last: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`greatest(${now.toISOString()}::timestamptz, ${last} + interval '1 microsecond')`
}

/**
 * When a version begins. With timestamps the row says so itself; one that comes back as it was, or changed before it was
 * found to be back, begins when it is found, because its own time lies within a version that was kept.
 */
function beginsSql({ strategy }: SnapshotOptions, found: Prisma.Sql): Prisma.Sql {
  if (strategy === 'check') return found
  return Prisma.sql`case when earlier.last >= stored.updated_at then ${found} else stored.updated_at end`
}

/** Which rows a snapshot looks at: all, or those of the temporary table `looked`. */
export type Looked = 'all' | 'came'

function isLookedAtSql(looked: Looked, id: Prisma.Sql): Prisma.Sql {
  return looked === 'all' ? Prisma.sql`true` : Prisma.sql`${id} in (select id from looked)`
}

/** Makes `arriving`: rows that are new, changed or back, with the version that each replaces. */
export function findArrivingSql(spec: SnapshotSpec, options: SnapshotOptions, looked: Looked): Prisma.Sql {
  const begins = beginsSql(options, foundSql(options, Prisma.sql`earlier.last`))
  return Prisma.sql`
    create temporary table arriving on commit drop as
    select stored.*, kept.dbt_scd_id as replaces, ${begins} as begins
    from ${identifierSql(spec.table)} as stored
    left join ${identifierSql(spec.snapshot)} as kept
      on kept.id = stored.id and kept.dbt_valid_to is null
    cross join lateral (
      select max(greatest(dbt_valid_from, dbt_valid_to)) as last
      from ${identifierSql(spec.snapshot)} as version
      where version.id = stored.id
    ) as earlier
    where stored.gone_at is null
      and ${isLookedAtSql(looked, Prisma.sql`stored.id`)}
      and (kept.dbt_scd_id is null or kept.dbt_is_deleted or ${isChangedSql(spec, options)})`
}

/** Ends the versions that `arriving` replaces. */
export function endReplacedSql({ snapshot }: SnapshotSpec): Prisma.Sql {
  return Prisma.sql`
    update ${identifierSql(snapshot)} as kept
    set dbt_valid_to = arriving.begins
    from arriving
    where kept.dbt_scd_id = arriving.replaces`
}

/** Writes the versions of `arriving`. */
export function insertArrivingSql(
  { snapshot, columns }: SnapshotSpec,
  { strategy }: SnapshotOptions,
): Prisma.Sql {
  const said = strategy === 'timestamp' ? Prisma.sql`updated_at` : Prisma.sql`begins`
  const copied = identifiersSql(columns)
  return Prisma.sql`
    insert into ${identifierSql(snapshot)}
      (dbt_scd_id, ${copied}, dbt_updated_at, dbt_valid_from, dbt_valid_to, dbt_is_deleted)
    select ${scdIdSql(Prisma.sql`begins`)}, ${copied}, ${said}, begins, null, false
    from arriving`
}

/** Marks the orders of `arriving`: where they stand is told anew. */
export const MARK_ARRIVING = Prisma.sql`insert into stale_order (user_id, order_id) select user_id, id from arriving`

/** Ends the versions of rows that are no longer there, and marks their orders; with `new_record` a record of that follows each. */
export function endGoneSql(spec: SnapshotSpec, options: SnapshotOptions, looked: Looked): Prisma.Sql {
  const snapshot = identifierSql(spec.snapshot)
  const end = Prisma.sql`
    update ${snapshot} as kept
    set dbt_valid_to = ${foundSql(options, Prisma.sql`kept.dbt_valid_from`)}
    where kept.dbt_valid_to is null
      and ${isLookedAtSql(looked, Prisma.sql`kept.id`)}
      and not kept.dbt_is_deleted
      and not exists (
        select 1
        from ${identifierSql(spec.table)} as stored
        where stored.id = kept.id and stored.gone_at is null
      )`
  const marked = Prisma.sql`,
    stale as ( -- its order
      insert into stale_order (user_id, order_id)
      select user_id, id from gone
    )`
  const copied = identifiersSql(spec.columns)
  const at = Prisma.sql`dbt_valid_to`
  const gone = Prisma.sql`
    with gone as ( -- a version whose row is no longer there
      ${end}
      returning kept.*
    )${spec.table === 'order' ? marked : Prisma.empty}`
  if (options.hardDeletes !== 'new_record') return Prisma.sql`${gone} select count(*)::int as rows from gone`
  return Prisma.sql`${gone},
    deleted as ( -- a record of that
    insert into ${snapshot}
      (dbt_scd_id, ${copied}, dbt_updated_at, dbt_valid_from, dbt_valid_to, dbt_is_deleted)
    select ${scdIdSql(at)}, ${copied}, ${at}, ${at}, null, true
    from gone
    )
    select count(*)::int as rows from gone`
}

/** Rows that do not say when they changed, with which the timestamp strategy can do nothing. */
export function countSilentSql({ table }: SnapshotSpec, looked: Looked): Prisma.Sql {
  return Prisma.sql`
    select count(*)::int as rows
    from ${identifierSql(table)}
    where updated_at is null and gone_at is null and ${isLookedAtSql(looked, Prisma.sql`id`)}`
}
