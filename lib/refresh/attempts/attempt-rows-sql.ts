import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps } from '@/lib/funnel/steps'
import { type Attempted, attemptsSql } from '@/lib/sql/attempts/attempts-sql'
import { raw } from '@/lib/sql/raw'
import { reachedAtSql } from '@/lib/sql/reach-sql'
import { Prisma } from '@/prisma/generated/client'
import { setSql } from '../sessions/step-sql'

export const ATTEMPT = Prisma.raw(
  'user_id, funnel, started_at, session_id, product_id, started_on, reached_at, steps, open_until, attributes',
)

/** The rows of `attempt` that a funnel has under its key. */
export function attemptRowsSql(key: string, funnel: Funnel, attempted: Attempted): Prisma.Sql {
  const { steps, within } = funnel
  const happened = steps.map((_, place) => Prisma.sql`${reachedAtSql(place)} is not null`)
  const openUntil =
    within === 'session'
      ? Prisma.sql`null::timestamptz`
      : Prisma.sql`case when ended_at is null and furthest < ${raw(listOwnSteps(funnel).length - 1)}
          then entered_at + make_interval(secs => ${within.seconds}) end`
  return Prisma.sql`
    select user_id, ${key}::text as funnel, entered_at as started_at, session_id, coalesce(product_id, '') as product_id,
      entered_on as started_on, reached_at, ${setSql(happened)} as steps, ${openUntil} as open_until, attributes
    from (${attemptsSql(funnel, attempted)}) as found`
}
