import { CALLED_OFF } from '@/lib/orders/order-state'
import { Prisma } from '@/prisma/generated/client'
import { isCalledOffSql, isStatusSql } from './order-status-sql'

/** True for an order that says two things which cannot both be. */
export const IS_CONTRADICTORY = Prisma.sql`(is_untold or is_shipped_preparing or is_early_delivery or is_backwards)`

const STOOD = Prisma.sql`stood`

const IS_PROMISED = Prisma.sql`(estimated_delivery_at is not null and not is_called_off)`

/**
 * `timed as (...), promised as (...), judged as (...)`: what follows from the rows of `known`, which have created_at, stood (the
 * OrderStatus that they say), estimated_delivery_at, delivered_at and shipped_at where these were known, and at, the moment. An
 * order that was called off breaks no promise: it counts as promised nothing (docs/decisions/0026). `offset 0` keeps each step by itself: without, what
 * an order says is computed anew for each place that reads it, some thirty times.
 */
export const JUDGED = Prisma.sql`timed as ( -- an order with its times, and where it contradicts itself; untold: it arrived nobody knows when
      select known.*,
        date_part('epoch', shipped_at - created_at) as ship_seconds,
        date_part('epoch', delivered_at - created_at) as delivery_seconds,
        ${isCalledOffSql(STOOD)} as is_called_off,
        ${isStatusSql(STOOD, 'delivered')} and delivered_at is null as is_untold,
        ${isStatusSql(STOOD, 'preparing')} and shipped_at is not null as is_shipped_preparing,
        delivered_at is not null and not ${isStatusSql(STOOD, 'delivered', ...CALLED_OFF)} as is_early_delivery,
        coalesce(shipped_at < created_at, false) or coalesce(delivered_at < created_at, false)
          or coalesce(delivered_at < shipped_at, false) as is_backwards
      from known
      offset 0
    ),
    promised as ( -- an order with whether it was promised for a time; of what cannot be nothing more is said than that
      select *,
        ${IS_PROMISED} as is_promised,
        ${IS_PROMISED} and is_untold as is_promise_untold,
        ${IS_PROMISED} and not is_untold and ${IS_CONTRADICTORY} as is_promise_contradictory,
        ${IS_PROMISED} and not ${IS_CONTRADICTORY} as is_promise_judged
      from timed
      offset 0
    ),
    judged as ( -- an order with what is decided of its promise
      select *,
        is_promise_judged and (delivered_at is not null or estimated_delivery_at < at) as is_decided,
        is_promise_judged
          and coalesce(delivered_at > estimated_delivery_at, estimated_delivery_at < at) as is_late,
        is_promise_judged and delivered_at is null and estimated_delivery_at >= at as is_open
      from promised
      offset 0
    )`
