import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { reachSql } from '@/lib/sql/reach-sql'

/** The days that had been counted before a refresh, and would not change any more if nothing came late. */
export type SettledDays = Readonly<{
  from: string
  /** The last day that was counted, which is still filling and not one of them. */
  to: string
}>

/** Null where nothing was counted before. Ask before anything is written. */
export async function getSettledDays(tx: DbOrTransaction): Promise<SettledDays | null> {
  const [days] = await tx.$queryRaw<{ from: string | null; to: string | null }[]>`
    select min(day)::text as from, max(day)::text as to
    from session_day`
  return days?.from && days.to ? { from: days.from, to: days.to } : null
}

/** Rows (day, product_id, steps, sessions): sessions that are counted now, and with a minus those that were before. */
export type Moves = Readonly<{ ofShop: Prisma.Sql; ofProducts: Prisma.Sql }>

/** What the temporary tables of `recomputeTouched` moved. */
export const TOUCHED_MOVES: Moves = {
  ofShop: Prisma.sql`
    select started_on as day, '' as product_id, steps, 1 as sessions from path_now
    union all
    select started_on, '', steps, -1 from path_before`,
  ofProducts: Prisma.sql`
    select started_on as day, product_id, steps, 1 as sessions from product_now
    union all
    select started_on, product_id, steps, -1 from product_before`,
}

/** What a full rebuild moved, by copies of the counts as they were. */
export const REBUILT_MOVES: Moves = {
  ofShop: Prisma.sql`
    select day, '' as product_id, steps, sessions from session_day
    union all
    select day, '', steps, -sessions from session_day_before`,
  ofProducts: Prisma.sql`
    select day, product_id, steps, sessions from product_day
    union all
    select day, product_id, steps, -sessions from product_day_before`,
}

export const KEEP_COUNTS: readonly Prisma.Sql[] = [
  Prisma.sql`create temporary table session_day_before on commit drop as table session_day`,
  Prisma.sql`create temporary table product_day_before on commit drop as table product_day`,
]

/** Most moves of products that are kept of a refresh, largest first. */
const KEPT_PRODUCTS = 1000

/** How long restatements are kept. */
const KEPT_DAYS = 365

type Refreshed = Readonly<{
  funnel: Funnel
  scope: string
  sessions: number
  settled: SettledDays | null
  moves: Moves
}>

/**
 * Keeps which settled days of the shop and of products have other counts now: sessions that reached a step or a later
 * one (docs/decisions/0005), before and after, as of now: the transaction may have waited for another refresh since it began.
 * Call it in the refresh's transaction, after its writes.
 */
export async function restate(tx: DbOrTransaction, refreshed: Refreshed): Promise<void> {
  const { funnel, scope, sessions, settled, moves } = refreshed
  await tx.$executeRaw`delete from refresh_run where at < now() - make_interval(days => ${KEPT_DAYS})`
  const [run] = await tx.$queryRaw<{ id: bigint }[]>`
    insert into refresh_run (at, scope, sessions, restated_days, restated_products)
    values (clock_timestamp(), ${scope}, ${sessions}, 0, 0)
    returning id`
  if (!run || !settled) return
  const days = await tx.$executeRaw(
    insertAfterSql(run.id, movedSql(funnel, settled, moves.ofShop), afterSql(funnel, OF_SHOP)),
  )
  await tx.$executeRaw`
    create temporary table moved_product on commit drop as
    ${movedSql(funnel, settled, moves.ofProducts)}`
  const [products] = await tx.$queryRaw<{ count: number }[]>`select count(*)::int as count from moved_product`
  const largest = Prisma.sql`
    select * from moved_product
    order by (select sum(abs(units)) from unnest(moved) as units) desc, day, product_id
    limit ${KEPT_PRODUCTS}`
  await tx.$executeRaw(insertAfterSql(run.id, largest, afterSql(funnel, OF_PRODUCT)))
  await tx.$executeRaw`
    update refresh_run
    set restated_days = ${days}, restated_products = ${products?.count ?? 0}
    where id = ${run.id}`
}

/** A settled day, of the shop or of a product, with the difference of the count of each step; only where there is one. */
function movedSql(funnel: Funnel, { from, to }: SettledDays, moves: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select *
    from (
      select day, product_id, ${reachSql(funnel, Prisma.sql`sessions`)} as moved
      from (${moves}) as move
      where day >= ${from}::date and day < ${to}::date
      group by day, product_id
    ) as summed
    where 0 <> any (moved)`
}

/** The counts of a moved row's day. */
const OF_SHOP = Prisma.sql`session_day where day = moved_day.day`
const OF_PRODUCT = Prisma.sql`product_day where day = moved_day.day and product_day.product_id = moved_day.product_id`

function afterSql(funnel: Funnel, counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select ${reachSql(funnel, Prisma.sql`sessions`)} as after from ${counts}`
}

/** The counts after the refresh are looked up; those before it are these without the difference. */
function insertAfterSql(id: bigint, moved: Prisma.Sql, after: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into restatement (refresh_id, day, product_id, before, after)
    select ${id}, moved_day.day, moved_day.product_id,
      array(
        select now - difference
        from unnest(after, moved) with ordinality as step (now, difference, place)
        order by place
      ),
      after
    from (${moved}) as moved_day
    cross join lateral (${after}) as counted`
}
