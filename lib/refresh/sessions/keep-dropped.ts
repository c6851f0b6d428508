import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'

// Sessions whose events have gone because they are old (docs/decisions/0049): nothing is left to count them of, so a rebuild
// lets them stand.

/** True of a row of session_path that began before events are kept, and of which no event is stored. */
export const IS_DROPPED = Prisma.sql`session_path.started_at < (select kept_from from refresh_state where id = 1)
      and not exists (
        select 1
        from event
        where event.user_id = session_path.user_id
          and event.session_id = session_path.session_id
          and not ${isBackOfficeSql()}
      )`

/** Sets them aside, but for those that are marked: a person was erased, or an import undone. */
export async function keepDropped(tx: DbOrTransaction): Promise<void> {
  await tx.$executeRaw`
    create temporary table kept_path on commit drop as
    select session_path.*
    from session_path
    where ${IS_DROPPED}
      and (session_path.user_id, session_path.session_id) not in (select user_id, session_id from touched)`
  await tx.$executeRaw`
    create temporary table kept_product on commit drop as
    select product_funnel.*
    from kept_path
    join product_funnel using (user_id, session_id)`
}

/** Puts them back, on their days in this zone. Returns how many. */
export async function storeKept(tx: DbOrTransaction, timeZone: string): Promise<number> {
  const kept = await tx.$executeRaw`
    update kept_path set started_on = (started_at at time zone ${timeZone})::date`
  if (kept === 0) return 0
  await tx.$executeRaw`insert into session_path table kept_path`
  await tx.$executeRaw`
    update kept_product
    set started_on = kept_path.started_on
    from kept_path
    where kept_product.user_id = kept_path.user_id and kept_product.session_id = kept_path.session_id`
  await tx.$executeRaw`insert into product_funnel table kept_product`
  return kept
}
