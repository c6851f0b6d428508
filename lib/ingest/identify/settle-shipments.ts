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
      with asked as ( -- an order and whose it is; null where nobody said
        select given.id as order_id,
          coalesce(
            (select "order".user_id from "order" where "order".id = given.id),
            (
              select event.user_id
              from event
              where event.order_id = given.id and ${isCheckoutSql()}
              order by event.occurred_at, event.id collate "C"
              limit 1
            )
          ) as owner_id
        from unnest(${batch}::text[]) as given (id)
      ),
      moving as ( -- a shipment that is stored under another user than it is of
        select shipment.user_id as stored_under, shipment.id,
          coalesce(asked.owner_id, shipment.given_user_id, shipment.user_id) as user_id
        from asked
        cross join lateral (
          select event.*
          from event
          where event.order_id = asked.order_id and ${isBackOfficeSql()}
        ) as shipment
        where shipment.user_id <> coalesce(asked.owner_id, shipment.given_user_id, shipment.user_id)
      ),
      ${TAKE_AND_STORE}
      insert into dirty_order (user_id, order_id)
      select user_id, order_id from gone
      union
      select moves_to, order_id from gone`
  }
}
