import { type Db, Prisma } from '@/lib/db'
import { resetMeanings } from '@/lib/store/event-meanings'

/** They hold one row for ever, or what was migrated. */
const KEPT = [
  '_prisma_migrations',
  'workspace',
  'refresh_state',
  'alert_judgement',
  'storing_turn',
  'event_meaning',
]

/** Dead rows are walked over until the table is truncated; 16 pages of them take less time than a new file. */
const LARGE_BYTES = 16 * 8192

type Table = Readonly<{ name: string; bytes: bigint }>

/**
 * Every table as the migrations made it, counters too, once nobody else is in a transaction with any of them. Rows are
 * deleted: to truncate fifty tables takes thirty times as long, and most tests fill five.
 */
export async function emptyDatabase(db: Db): Promise<void> {
  const tables = await db.$queryRaw<Table[]>`
    select relname as name, pg_relation_size(oid) as bytes
      from pg_class
     where relnamespace = 'public'::regnamespace
       and relkind = 'r'
       and relname not in (${Prisma.join(KEPT)})`
  const large = tables.filter(({ bytes }) => bytes > LARGE_BYTES)
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`lock table ${listSql(tables)} in access exclusive mode`
    if (large.length > 0) await tx.$executeRaw`truncate ${listSql(large)} cascade`
    await tx.$executeRaw`
      with ${Prisma.join(tables.map(deleteSql))},
        unjudged as (update alert_judgement set judged_at = null),
        unowned as (update workspace set first_admin_id = null),
        unread as (
          update refresh_state
             set time_zone = null, funnel = null, refreshed_at = null, changed_at = null, data_kind = null, is_settled = true, idle_minutes = 30,
                    kept_from = null, dropped_to = null, counted_funnels = '{}'
        )
      select setval(oid::regclass, 1, false)
        from pg_class
       where relnamespace = 'public'::regnamespace
         and relkind = 'S'`
    await resetMeanings(tx)
  })
}

function deleteSql({ name }: Table, index: number): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(`emptied_${index}`)} as (delete from ${nameSql(name)})`
}

function listSql(tables: readonly Table[]): Prisma.Sql {
  return Prisma.join(tables.map(({ name }) => nameSql(name)))
}

function nameSql(name: string): Prisma.Sql {
  return Prisma.raw(`"${name}"`)
}
