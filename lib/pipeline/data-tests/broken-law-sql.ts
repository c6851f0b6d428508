import { Prisma } from '@/lib/db'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listOwnSteps, stepBit, stepLetter } from '@/lib/funnel/steps'
import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import { setSql } from '@/lib/refresh/sessions/step-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { reachedAtSql } from '@/lib/sql/reach-sql'
import { increasingCountsSql, wrongCountsSql } from './wrong-counts-sql'

/**
 * A select of the rows of a model of the funnel that break a law which one select can judge: of all its rows, or of those that
 * `looked` of `listChanged` has, and of its days.
 */
export function brokenLawSql(
  law: Exclude<LawName, 'as_in_full'>,
  model: ModelName,
  isOfChanged = false,
): Prisma.Sql {
  const rows = isOfChanged ? Prisma.sql`looked` : identifierSql(model)
  switch (law) {
    case 'steps_are_told':
      return model === 'product_funnel' ? productStepsSql(rows) : sessionStepsSql(rows)
    case 'steps_never_increase':
      return increasingCountsSql(rows)
    case 'days_add_up':
      return wrongCountsSql(rows, isOfChanged ? IS_CHANGED_DAY : Prisma.sql`true`)
  }
}

const IS_CHANGED_DAY = Prisma.sql`day in (select day from day_mark)`

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
