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

/** Makes `arriving`: rows that are new, changed or back, with the version that each replaces and when its own begins. */
export function findArrivingSql(spec: SnapshotSpec, options: SnapshotOptions, looked: Looked): Prisma.Sql {
  const begins = beginsSql(options, foundSql(options, Prisma.sql`earlier.last`))
  return Prisma.sql`
    create temporary table arriving on commit drop as
    with ${thereSql(spec, looked)},
    version as materialized ( -- what was kept of rows
      select * from ${identifierSql(spec.snapshot)} where ${isLookedAtSql(looked, Prisma.sql`id`)}
    ),
    earlier as ( -- when the last version of a row began or ended
      select id, max(greatest(dbt_valid_from, dbt_valid_to)) as last
      from version
      group by id
    )
    select stored.*, kept.dbt_scd_id as replaces, ${begins} as begins
    from stored
    left join version as kept on kept.id = stored.id and kept.dbt_valid_to is null
    left join earlier on earlier.id = stored.id
    where kept.dbt_scd_id is null or kept.dbt_is_deleted or ${isChangedSql(spec, options)}`
}

/** Makes `going`: versions of rows that are no longer there, each as the one that it replaces itself, and when it ends. */
export function findGoingSql(spec: SnapshotSpec, options: SnapshotOptions, looked: Looked): Prisma.Sql {
  return Prisma.sql`
    create temporary table going on commit drop as
    with ${thereSql(spec, looked)},
    kept as materialized ( -- a version that holds
      select *
      from ${identifierSql(spec.snapshot)}
      where dbt_valid_to is null and not dbt_is_deleted and ${isLookedAtSql(looked, Prisma.sql`id`)}
    )
    select kept.*, dbt_scd_id as replaces, ${foundSql(options, Prisma.sql`dbt_valid_from`)} as begins
    from kept
    where not exists (select 1 from stored where stored.id = kept.id)`
}

/** Materialized, as all that shards of a cluster cannot join by user: a row and its versions may be of several. */
function thereSql({ table }: SnapshotSpec, looked: Looked): Prisma.Sql {
  return Prisma.sql`stored as materialized ( -- a row that is there
      select * from ${identifierSql(table)} where gone_at is null and ${isLookedAtSql(looked, Prisma.sql`id`)}
    )`
}

/** What `findArrivingSql` and `findGoingSql` make. */
type Found = 'arriving' | 'going'

/** Ends the versions that are replaced. */
export function endReplacedSql({ snapshot }: SnapshotSpec, found: Found): Prisma.Sql {
  return Prisma.sql`
    update ${identifierSql(snapshot)} as kept
    set dbt_valid_to = found.begins
    from ${identifierSql(found)} as found
    where kept.id = found.id and kept.dbt_scd_id = found.replaces`
}

/** Writes the versions that begin; of what is going a record of that. */
export function insertFoundSql(
  { snapshot, columns }: SnapshotSpec,
  { strategy }: SnapshotOptions,
  found: Found,
): Prisma.Sql {
  const isGoing = found === 'going'
  const said = strategy === 'timestamp' && !isGoing ? Prisma.sql`updated_at` : Prisma.sql`begins`
  const copied = identifiersSql(columns)
  return Prisma.sql`
    insert into ${identifierSql(snapshot)}
      (dbt_scd_id, ${copied}, dbt_updated_at, dbt_valid_from, dbt_valid_to, dbt_is_deleted)
    select ${scdIdSql(Prisma.sql`begins`)}, ${copied}, ${said}, begins, null, ${isGoing}
    from ${identifierSql(found)}`
}

/** Marks the orders: where they stand is told anew. */
export function markFoundSql(found: Found): Prisma.Sql {
  return Prisma.sql`insert into stale_order (user_id, order_id) select user_id, id from ${identifierSql(found)}`
}

/** Rows that do not say when they changed, with which the timestamp strategy can do nothing. */
export function countSilentSql({ table }: SnapshotSpec, looked: Looked): Prisma.Sql {
  return Prisma.sql`
    select count(*)::int as rows
    from ${identifierSql(table)}
    where updated_at is null and gone_at is null and ${isLookedAtSql(looked, Prisma.sql`id`)}`
}
