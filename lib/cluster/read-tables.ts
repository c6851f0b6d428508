import type { DbOrTransaction } from '@/lib/db'
import { type TableKind, toTableKind } from './table-kind'

/** A table as it should lie, and as it does. Rows are what statistics have, -1 where there are none. */
export type ClusterTable = Readonly<{
  name: string
  kind: TableKind
  /** The same without a cluster: local. */
  stands: TableKind
  rows: number
  bytes: number
  /** 0 of a local one. */
  shards: number
}>

type Row = Readonly<{
  name: string
  key: string[]
  rows: number
  bytes: number
  stands: TableKind
  shards: number
}>

/** Every table of ours, by name. Asks what only Citus answers. */
export async function readClusterTables(db: DbOrTransaction): Promise<ClusterTable[]> {
  const tables = await db.$queryRaw<Row[]>`
    select relname as name,
      array(
        select attname::text
        from unnest(conkey) with ordinality as part (number, place)
        join pg_attribute on attrelid = conrelid and attnum = number
        order by place
      ) as key,
      case
        when partmethod = 'h' then (
          select sum(result::float8)
          from run_command_on_shards(pg_class.oid::regclass, $$select greatest(reltuples, 0) from pg_class where oid = '%s'::regclass$$)
        )
        else reltuples
      end::float8 as rows,
      case when logicalrelid is null then pg_total_relation_size(pg_class.oid) else citus_total_relation_size(pg_class.oid) end::float8
        as bytes,
      case partmethod when 'h' then 'distributed' when 'n' then 'reference' else 'local' end as stands,
      (select count(*)::int from pg_dist_shard where pg_dist_shard.logicalrelid = pg_class.oid) as shards
    from pg_class
    join pg_constraint on conrelid = pg_class.oid and contype = 'p'
    left join pg_dist_partition on logicalrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by relname`
  return tables.map(({ key, ...table }) => ({ ...table, kind: toTableKind(table.name, key) }))
}
