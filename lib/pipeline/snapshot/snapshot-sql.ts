import { Prisma } from '@/lib/db'
import { identifierSql, identifiersSql } from '@/lib/sql/identifier-sql'
import type { SnapshotOptions, SnapshotSpec } from './snapshot-spec'

// What dbt's snapshot does, in statements of one transaction: dbt-adapters' snapshot_staging_table and snapshot_merge.

/** True where two rows have the same key. */
function sameKeySql({ key }: SnapshotSpec, left: string, right: string): Prisma.Sql {
  return Prisma.sql`(${identifiersSql(key, left)}) = (${identifiersSql(key, right)})`
}

/** dbt's surrogate key: md5 of the key's columns and the time of the change, in UTC whatever the session's zone is. */
function scdIdSql({ key }: SnapshotSpec, row: string, at: Prisma.Sql): Prisma.Sql {
  const parts = [
    ...key.map((column) => Prisma.sql`coalesce(${identifiersSql([column], row)}, '')`),
    Prisma.sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
  ]
  return Prisma.sql`md5(${Prisma.join(parts, ` || '|' || `)})`
}

const SAID = Prisma.sql`stored.updated_at`

function isChangedSql({ columns }: SnapshotSpec, { strategy }: SnapshotOptions): Prisma.Sql {
  return strategy === 'timestamp'
    ? Prisma.sql`${SAID} > kept.dbt_updated_at`
    : Prisma.sql`row(${identifiersSql(columns, 'stored')}) is distinct from row(${identifiersSql(columns, 'kept')})`
}

/**
 * When a version begins. With timestamps the row says so itself; one that comes back as it was begins when it is found
 * to be back, because its own time is that of a version which has ended.
 */
function beginsSql(spec: SnapshotSpec, { strategy, now }: SnapshotOptions): Prisma.Sql {
  const found = Prisma.sql`${now.toISOString()}::timestamptz`
  if (strategy === 'check') return found
  return Prisma.sql`
    case when exists (
      select
      from ${identifierSql(spec.snapshot)} as earlier
      where ${sameKeySql(spec, 'earlier', 'stored')}
        and (earlier.dbt_is_deleted or earlier.dbt_valid_to >= ${SAID})
    ) then ${found} else ${SAID} end`
}

/** Makes `arriving`: rows that are new, changed or back, with the version that each replaces. */
export function findArrivingSql(spec: SnapshotSpec, options: SnapshotOptions): Prisma.Sql {
  return Prisma.sql`
    create temporary table arriving on commit drop as
    select stored.*, kept.dbt_scd_id as replaces, ${beginsSql(spec, options)} as begins
    from ${identifierSql(spec.table)} as stored
    left join ${identifierSql(spec.snapshot)} as kept
      on ${sameKeySql(spec, 'kept', 'stored')} and kept.dbt_valid_to is null
    where kept.dbt_scd_id is null
      or kept.dbt_is_deleted
      or ${isChangedSql(spec, options)}`
}

/** Ends the versions that `arriving` replaces. */
export function endReplacedSql({ snapshot }: SnapshotSpec): Prisma.Sql {
  return Prisma.sql`
    update ${identifierSql(snapshot)} as kept
    set dbt_valid_to = arriving.begins
    from arriving
    where kept.dbt_scd_id = arriving.replaces`
}

export function insertArrivingSql(spec: SnapshotSpec): Prisma.Sql {
  const copied = [...spec.key, ...spec.columns]
  return Prisma.sql`
    insert into ${identifierSql(spec.snapshot)}
      (dbt_scd_id, ${identifiersSql(copied)}, dbt_updated_at, dbt_valid_from, dbt_valid_to, dbt_is_deleted)
    select ${scdIdSql(spec, 'arriving', Prisma.sql`begins`)}, ${identifiersSql(copied)}, begins, begins, null, false
    from arriving`
}

/** Ends the versions of rows that are no longer there; with `new_record` a record of that follows each. */
export function endGoneSql(spec: SnapshotSpec, { hardDeletes, now }: SnapshotOptions): Prisma.Sql {
  const snapshot = identifierSql(spec.snapshot)
  const copied = identifiersSql([...spec.key, ...spec.columns])
  const at = Prisma.sql`${now.toISOString()}::timestamptz`
  const record = Prisma.sql`
    insert into ${snapshot}
      (dbt_scd_id, ${copied}, dbt_updated_at, dbt_valid_from, dbt_valid_to, dbt_is_deleted)
    select ${scdIdSql(spec, 'gone', at)}, ${copied}, ${at}, ${at}, null, true
    from gone`
  return Prisma.sql`
    with gone as ( -- a version whose row is no longer there
      update ${snapshot} as kept
      set dbt_valid_to = ${at}
      where kept.dbt_valid_to is null
        and not kept.dbt_is_deleted
        and not exists (
          select from ${identifierSql(spec.table)} as stored where ${sameKeySql(spec, 'stored', 'kept')}
        )
      returning kept.*
    )
    ${hardDeletes === 'new_record' ? record : Prisma.sql`select count(*) from gone`}`
}

/** Rows that do not say when they changed, with which the timestamp strategy can do nothing. */
export function countSilentSql({ table }: SnapshotSpec): Prisma.Sql {
  return Prisma.sql`select count(*)::int as rows from ${identifierSql(table)} where updated_at is null`
}
