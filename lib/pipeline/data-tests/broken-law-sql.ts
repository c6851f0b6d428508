import { Prisma } from '@/lib/db'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listOwnSteps, stepBit, stepLetter } from '@/lib/funnel/steps'
import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import { setSql } from '@/lib/refresh/step-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { reachedAtSql, reachSql } from '@/lib/sql/reach-sql'

/**
 * A select of the rows of a model of the funnel that break a law which one select can judge: of all its rows, or of those that
 * `looked` of `listChanged` has, and of its days.
 */
export function brokenLawSql(
  law: Exclude<LawName, 'as_in_full'>,
  model: ModelName,
  isOfChanged = false,
): Prisma.Sql {
  const ofProducts = model === 'product_funnel' || model === 'product_day'
  const rows = isOfChanged ? Prisma.sql`looked` : identifierSql(model)
  switch (law) {
    case 'steps_are_told':
      return ofProducts ? productStepsSql(rows) : sessionStepsSql(rows)
    case 'steps_never_increase':
      return increasesSql(ofProducts, rows)
    case 'days_add_up':
      return wrongDaysSql(ofProducts, rows, isOfChanged ? CHANGED_DAYS : Prisma.empty)
  }
}

const CHANGED_DAYS = Prisma.sql`where started_on in (select day from day_mark)`

const { steps: STEPS } = PRODUCT_FUNNEL
const OWN = listOwnSteps(PRODUCT_FUNNEL)
/** The bits of the steps of a session itself, and of the last of them, of whose order the others are. */
const [OWN_BITS, LAST_BIT] = [stepBit(OWN.length) - 1, stepBit(OWN.length - 1)]

/** A step by order is told by the order of a checkout, and stands in no path. */
function sessionStepsSql(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
        select user_id, session_id, path, steps, told
        from (
          select *, ${setSql(OWN.map((_, place) => Prisma.sql`path like ${`%${stepLetter(place)}%`}`))} as told
          from ${rows} as given
        ) as session
        where (steps & ${OWN_BITS}) <> told
          or steps > ${stepBit(STEPS.length) - 1}
          or (steps > ${OWN_BITS} and (told & ${LAST_BIT}) = 0)`
}

/** A shipment of an order without its checkout belongs to no session. */
function productStepsSql(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
        select *
        from ${rows} as given
        where steps <> ${setSql(STEPS.map((_, place) => Prisma.sql`${reachedAtSql(place)} is not null`))}
          or (steps > ${OWN_BITS} and (steps & ${LAST_BIT}) = 0)`
}

/**
 * Days on which more sessions reached a step than the one before it, as reports count them (docs/decisions/0005). Counts
 * of sets of steps cannot do that unless one of them is below zero: they are kept by adding and taking away.
 */
function increasesSql(ofProducts: boolean, rows: Prisma.Sql): Prisma.Sql {
  const key = ofProducts ? Prisma.sql`day, product_id` : Prisma.sql`day`
  return Prisma.sql`
        select *
        from (
          select ${key}, ${reachSql(PRODUCT_FUNNEL, Prisma.sql`sessions`)} as reached
          from ${rows} as given
          group by ${key}
        ) as counted
        where exists (
          select from generate_subscripts(reached, 1) as place
          where reached[place] > reached[place - 1] or reached[place] < 0
        )`
}

/** Counts by day that are not those of the rows: of a day and steps, what is stored and what would be right. */
function wrongDaysSql(ofProducts: boolean, rows: Prisma.Sql, days: Prisma.Sql): Prisma.Sql {
  const key = ofProducts ? Prisma.sql`day, product_id, steps` : Prisma.sql`day, steps`
  return Prisma.sql`
        with counted as ( -- a day and a set of steps, as the rows say
          select ${key}, count(*)::int as sessions
          from (select *, started_on as day from ${ofProducts ? Prisma.sql`product_funnel` : Prisma.sql`session_path`} ${days}) as told
          group by ${key}
        )
        select ${key}, stored.sessions as stored, counted.sessions as counted
        from ${rows} as stored
        full join counted using (${key})
        where stored.sessions is distinct from counted.sessions`
}
