import { Prisma } from '@/lib/db'
import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'

/** A law that one select can judge. */
export type LawOfRows = Exclude<LawName, 'as_in_full'>

/** A select of the rows of a model of the funnel that break a law. */
export function brokenLawSql(law: LawOfRows, model: ModelName): Prisma.Sql {
  const ofProducts = model === 'product_funnel' || model === 'product_day'
  switch (law) {
    case 'steps_are_told':
      return ofProducts ? PRODUCT_STEPS : SESSION_STEPS
    case 'steps_never_increase':
      return increasesSql(ofProducts)
    case 'days_add_up':
      return wrongDaysSql(ofProducts)
  }
}

/** A shipment is told by the order of a checkout, and stands in no path. */
const SESSION_STEPS = Prisma.sql`
        select user_id, session_id, path, steps, told
        from (
          select *,
            case when path like '%v%' then 1 else 0 end
              + case when path like '%c%' then 2 else 0 end
              + case when path like '%k%' then 4 else 0 end as told
          from session_path
        ) as session
        where steps <> told and (told < 4 or steps <> told + 8)`

/** A shipment of an order without its checkout belongs to no session. */
const PRODUCT_STEPS = Prisma.sql`
        select *
        from product_funnel
        where steps <> case when viewed_at is null then 0 else 1 end
            + case when carted_at is null then 0 else 2 end
            + case when checked_out_at is null then 0 else 4 end
            + case when shipped_at is null then 0 else 8 end
          or (shipped_at is not null and checked_out_at is null)`

/**
 * Days on which more sessions reached a step than the one before it, as reports count them (docs/decisions/0005). Counts
 * of sets of steps cannot do that unless one of them is below zero: they are kept by adding and taking away.
 */
function increasesSql(ofProducts: boolean): Prisma.Sql {
  const key = ofProducts ? Prisma.sql`day, product_id` : Prisma.sql`day`
  return Prisma.sql`
        select *
        from (
          select ${key},
            coalesce(sum(sessions) filter (where steps >= 1), 0) as viewed,
            coalesce(sum(sessions) filter (where steps >= 2), 0) as added_to_cart,
            coalesce(sum(sessions) filter (where steps >= 4), 0) as checked_out,
            coalesce(sum(sessions) filter (where steps >= 8), 0) as shipped
          from ${ofProducts ? Prisma.sql`product_day` : Prisma.sql`session_day`}
          group by ${key}
        ) as counted
        where added_to_cart > viewed or checked_out > added_to_cart or shipped > checked_out or shipped < 0`
}

/** Counts by day that are not those of the rows: of a day and steps, what is stored and what would be right. */
function wrongDaysSql(ofProducts: boolean): Prisma.Sql {
  const key = ofProducts ? Prisma.sql`day, product_id, steps` : Prisma.sql`day, steps`
  const counted = ofProducts
    ? Prisma.sql`
          select started_on as day, product_id, steps, count(*)::int as sessions
          from product_funnel
          group by started_on, product_id, steps`
    : Prisma.sql`
          select started_on as day, steps, count(*)::int as sessions
          from session_path
          group by started_on, steps`
  return Prisma.sql`
        with counted as ( -- a day and a set of steps, as the rows say
          ${counted}
        )
        select ${key}, stored.sessions as stored, counted.sessions as counted
        from ${ofProducts ? Prisma.sql`product_day` : Prisma.sql`session_day`} as stored
        full join counted using (${key})
        where stored.sessions is distinct from counted.sessions`
}
