import { Prisma } from '@/lib/db'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listOwnSteps, stepBit, stepLetter } from '@/lib/funnel/steps'
import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import { setSql } from '@/lib/refresh/step-sql'
import { reachedAtSql } from '@/lib/sql/reach-sql'
import { increasingCountsSql, wrongCountsSql } from './wrong-counts-sql'

/** A select of the rows of a model of the funnel that break a law which one select can judge. */
export function brokenLawSql(law: Exclude<LawName, 'as_in_full'>, model: ModelName): Prisma.Sql {
  switch (law) {
    case 'steps_are_told':
      return model === 'product_funnel' ? PRODUCT_STEPS : SESSION_STEPS
    case 'steps_never_increase':
      return increasingCountsSql()
    case 'days_add_up':
      return wrongCountsSql()
  }
}

const { steps: STEPS } = PRODUCT_FUNNEL
const OWN = listOwnSteps(PRODUCT_FUNNEL)
/** The bits of the steps of a session itself, and of the last of them, of whose order the others are. */
const [OWN_BITS, LAST_BIT] = [stepBit(OWN.length) - 1, stepBit(OWN.length - 1)]

/** A step by order is told by the order of a checkout, and stands in no path. */
const SESSION_STEPS = Prisma.sql`
        select user_id, session_id, path, steps, told
        from (
          select *, ${setSql(OWN.map((_, place) => Prisma.sql`path like ${`%${stepLetter(place)}%`}`))} as told
          from session_path
        ) as session
        where (steps & ${OWN_BITS}) <> told
          or steps > ${stepBit(STEPS.length) - 1}
          or (steps > ${OWN_BITS} and (told & ${LAST_BIT}) = 0)`

/** A shipment of an order without its checkout belongs to no session. */
const PRODUCT_STEPS = Prisma.sql`
        select *
        from product_funnel
        where steps <> ${setSql(STEPS.map((_, place) => Prisma.sql`${reachedAtSql(place)} is not null`))}
          or (steps > ${OWN_BITS} and (steps & ${LAST_BIT}) = 0)`
