import type { Funnel } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { countMark, reachMark } from '@/lib/funnel/marks'
import type { Behind } from '@/lib/query/people'
import type { ReportQuery } from '@/lib/query/report-query'
import { countedSessionsSql, unitKeySql } from '@/lib/sql/counted-sessions-sql'
import { currencySql } from '@/lib/sql/currency-sql'
import { holdsSql } from '@/lib/sql/mark-sql'
import { isCheckoutSql } from '@/lib/store/event-meanings'
import { Prisma } from '@/prisma/generated/client'

/** Whose units these are: those behind a step, or all of one user. */
export type Whose = Readonly<{ behind: Behind } | { userId: string }>

/** Where a list goes on: after so many, or after the row of this key. */
export type Cut = Readonly<{ take: number; skip?: number; after?: PersonKey }>

/** Finds a row of the list again; the moment is text, which has microseconds. */
export type PersonKey = Readonly<{
  moment: string
  userId: string
  sessionId: string | null
  product: string
}>

/**
 * `PersonRow`s, those that began last first: sessions, or users with their sessions of the question. `currency`: what orders
 * are in that do not say.
 */
export function peopleSql(
  query: ReportQuery,
  whose: Whose,
  { take, skip = 0, after }: Cut,
  currency: string | null,
): Prisma.Sql {
  const ofUser = query.unit === 'users'
  return Prisma.sql`
    with counted as ( -- a session that is counted
      ${countedSessionsSql(query, 0, 'userId' in whose ? Prisma.sql`user_id = ${whose.userId}` : undefined)}
    ),
    unit as ( -- a session, or a user with its sessions
      select user_id, ${ofUser ? Prisma.sql`null::text as session_id, '' as product` : Prisma.sql`session_id, product`},
        min(started_at) as started_at, bit_or(steps) as steps, array_agg(session_id) as session_ids,
        (array_agg(attributes order by started_at, session_id))[1] as attributes
      from counted
      group by ${unitKeySql(query)}
    ),
    page as materialized ( -- a unit of the page
      select *
      from (
        select *, count(*) over ()::int as matching
        from unit
        where ${'behind' in whose ? isBehindSql(funnelOf(query), whose.behind) : Prisma.sql`true`}
      ) as found
      where ${after ? afterSql(after) : Prisma.sql`true`}
      order by ${IN_ORDER}
      limit ${take} offset ${skip}
    )
    select user_id as "userId", session_id as "sessionId", cardinality(session_ids) as sessions, started_at as "startedAt",
      started_at::text as moment, product, steps::int as steps, attributes, coalesce(orders, 0) as orders,
      coalesce(amounts, '[]') as amounts, matching
    from page
    cross join lateral ( -- what was made in its sessions, the largest amount first
      select sum(orders)::int as orders,
        jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by amount desc, currency)
          filter (where amount is not null) as amounts
      from (
        select ${currencySql(Prisma.sql`currency`, currency)} as currency, count(*) as orders, sum(order_total)::float8 as amount
        from (
          select distinct order_id
          from event
          where event.user_id = page.user_id
            and event.session_id = any (page.session_ids)
            and order_id is not null
            and ${isCheckoutSql()}
        ) as bought
        left join "order" on "order".user_id = page.user_id and "order".id = bought.order_id
        group by 1
      ) as paid
    ) as spent
    order by ${IN_ORDER}`
}

const IN_ORDER = Prisma.sql`started_at desc, user_id desc, session_id desc, product desc`

function afterSql({ moment, userId, sessionId, product }: PersonKey): Prisma.Sql {
  return Prisma.sql`(started_at, user_id, coalesce(session_id, ''), product)
        < (${moment}::timestamptz, ${userId}, ${sessionId ?? ''}, ${product})`
}

/** Those that a step counts; lost are those of them that came to none of the steps after it that must be. */
function isBehindSql(funnel: Funnel, { place, isLost }: Behind): Prisma.Sql {
  const steps = Prisma.sql`steps`
  const counted = holdsSql(countMark(funnel, place), steps)
  const next = funnel.steps.findIndex(({ optional }, later) => later > place && !optional)
  return isLost && next !== -1 ? Prisma.sql`${counted} and not ${holdsSql(reachMark(next), steps)}` : counted
}
