import type { DbOrTransaction } from '@/lib/db'
import { isBackOfficeSql, isCheckoutSql } from '@/lib/store/event-meanings'
import { toBatches } from '../write/write-result'
import { TAKE_AND_STORE } from './settle-sessions'

/**
 * Stores the shipments of these orders under whose the order is: the user of its row or, while it has none, of its
 * earliest checkout. One that has neither stays with the user that sent it. Marks the orders whose shipments moved.
 */
export async function settleShipments(tx: DbOrTransaction, orderIds: readonly string[]): Promise<void> {
  for (const batch of toBatches([...new Set(orderIds)])) {
    await tx.$executeRaw`
      with filed as materialized ( -- whose an order with a row is
        select id, user_id from "order" where id = any (${batch}::text[])
      ),
      told as materialized ( -- an event of an order
        select user_id, id, order_id, given_user_id, occurred_at, ${isCheckoutSql()} as is_checkout, ${isBackOfficeSql()} as is_shipment
        from event
        where order_id = any (${batch}::text[])
      ),
      bought as ( -- whose the earliest checkout of an order is
        select distinct on (order_id) order_id, user_id
        from told
        where is_checkout
        order by order_id, occurred_at, id collate "C"
      ),
      owned as ( -- a shipment and whose it is
        select told.user_id as stored_under, told.id,
          coalesce(filed.user_id, bought.user_id, told.given_user_id, told.user_id) as user_id
        from told
        left join filed on filed.id = told.order_id
        left join bought using (order_id)
        where is_shipment
      ),
      moving as materialized ( -- one that is stored under another user; found before its event is looked up
        select * from owned where stored_under <> user_id
      ),
      ${TAKE_AND_STORE}
      insert into dirty_order (user_id, order_id)
      select user_id, order_id from gone
      union
      select moves_to, order_id from gone`
  }
}
