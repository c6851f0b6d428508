import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { ANY_UNIT, reachMark } from '@/lib/funnel/marks'
import { OF_PRODUCTS } from '@/lib/sql/counted-products-sql'
import { raw } from '@/lib/sql/raw'

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
    from funnel_day
    where ${OF_SHOP} and mark = ${ANY_UNIT}`
  return days?.from && days.to ? { from: days.from, to: days.to } : null
}

/** Rows (day, product_id, mark, sessions): sessions that are counted now, and with a minus those that were before. */
export type Moves = Readonly<{ ofShop: Prisma.Sql; ofProducts: Prisma.Sql }>

const OF_SHOP = Prisma.sql`funnel = 'product' and scope_kind = 'shop' and scope_value = ''`

/** What a refresh of touched sessions moved: the temporary table of what it added to the counts. */
export const TOUCHED_MOVES: Moves = { ofShop: touchedSql('shop'), ofProducts: touchedSql('product') }

function touchedSql(kind: string): Prisma.Sql {
  return Prisma.sql`
    select day, scope_value as product_id, mark, sessions from day_change where scope_kind = ${kind}`
}

/** What a full rebuild moved, by copies of the counts as they were. */
export const REBUILT_MOVES: Moves = {
  ofShop: rebuiltSql(OF_SHOP),
  ofProducts: rebuiltSql(OF_PRODUCTS),
}

function rebuiltSql(scope: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select day, scope_value as product_id, mark, sessions from funnel_day where ${scope}
    union all
    select day, scope_value, mark, -sessions from count_before where ${scope}`
}

/** Copies what a full rebuild is held against. */
export const KEEP_COUNTS = Prisma.sql`
    create temporary table count_before on commit drop as
    select funnel, scope_kind, scope_value, mark, day, sessions
    from funnel_day
    where (${OF_SHOP} or ${OF_PRODUCTS}) and mark >= ${ANY_UNIT}`

/** How many sessions had been counted before a full rebuild. */
export async function countSessionsBefore(tx: DbOrTransaction): Promise<number> {
  const [counted] = await tx.$queryRaw<{ before: number }[]>`
    select coalesce(sum(sessions), 0)::float8 as before from count_before where ${OF_SHOP} and mark = ${ANY_UNIT}`
  return counted?.before ?? 0
}

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
  await tx.$executeRaw(insertAfterSql(run.id, largest, afterSql(funnel, OF_PRODUCTS)))
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
      select day, product_id, ${reachedSql(funnel)} as moved
      from (${moves}) as move
      where day >= ${from}::date and day < ${to}::date
      group by day, product_id
    ) as summed
    where 0 <> any (moved)`
}

/** Sessions that reached each step, as one array by place. */
function reachedSql({ steps }: Funnel): Prisma.Sql {
  const counts = steps.map(
    (_, place) => Prisma.sql`coalesce(sum(sessions) filter (where mark = ${raw(reachMark(place))}), 0)::int`,
  )
  return Prisma.sql`array[${Prisma.join(counts)}]`
}

/** The counts of a moved row's day. */
function afterSql(funnel: Funnel, scope: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      select ${reachedSql(funnel)} as after
      from funnel_day
      where ${scope}
        and scope_value = moved_day.product_id
        and mark = any(${funnel.steps.map((_, place) => reachMark(place))}::smallint[])
        and day = moved_day.day`
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
