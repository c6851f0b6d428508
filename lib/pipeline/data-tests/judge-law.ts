import { Prisma } from '@/lib/db'
import { PRODUCT_FUNNEL_KEY } from '@/lib/funnel/funnel-of'
import { ANY_UNIT, listMarks, reachMark } from '@/lib/funnel/marks'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listOwnSteps, stepBit, stepLetter } from '@/lib/funnel/steps'
import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import { ofSessions } from '@/lib/refresh/counts/counted'
import { listKinds } from '@/lib/refresh/counts/kinds'
import { setSql } from '@/lib/refresh/sessions/step-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { HOLDS, IS_COUNTED, marksSql } from '@/lib/sql/mark-sql'
import { raw } from '@/lib/sql/raw'
import { reachedAtSql } from '@/lib/sql/reach-sql'
import type { PipelineContext } from '../pipeline-context'
import { findFailing } from './find-failing'
import { findStale } from './find-stale'
import type { AskedOf } from './look'
import { type TestFinding, toFinding } from './test-finding'

/** Whether a law of the funnel holds. */
export async function judgeLaw(
  context: PipelineContext,
  { law }: Readonly<{ law: LawName }>,
  { model, changed }: AskedOf,
): Promise<TestFinding> {
  if (law !== 'as_in_full')
    return findFailing(context, brokenLawSql(law, model, changed !== null), 'error', changed)
  const { rows, sessions } = await findStale(context, changed)
  return { ...toFinding(rows.length, rows), ...(changed && { lookedAt: sessions }) }
}

/**
 * A select of the rows of a model of the funnel that break a law which one select can judge: of all its rows, or of those that
 * `looked` of `listChanged` has, and of its days.
 */
function brokenLawSql(
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

const COUNTED = ofSessions(PRODUCT_FUNNEL)
const SCOPE_DAY = Prisma.sql`scope_kind, scope_value, day`

/**
 * Rows of funnel_day whose sessions are not those that session_path and product_funnel have, with what is stored and what would be
 * right, or whose users are none or more than them. `days` is true of the days that are looked at.
 */
function wrongCountsSql(rows = Prisma.sql`funnel_day`, days = Prisma.sql`true`): Prisma.Sql {
  const sessions = listKinds(COUNTED).map(
    ({ kind, sessionsSql }) => Prisma.sql`
          select ${kind}::text as scope_kind, scope_value, day, steps, count(*) as sessions
          from (${sessionsSql(COUNTED.stored)}) as session
          where ${days}
          group by scope_value, day, steps`,
  )
  return Prisma.sql`
        with counted as ( -- a day of a scope and a mark, as the rows say
          select ${SCOPE_DAY}, mark, sum(sessions)::int as sessions
          from (${Prisma.join(sessions, ' union all ')}) as told
          join ${marksSql(listMarks(PRODUCT_FUNNEL))} on ${HOLDS} and ${IS_COUNTED}
          group by ${SCOPE_DAY}, mark
        )
        select ${SCOPE_DAY}, mark, stored.sessions as stored, counted.sessions as counted,
          cardinality(seen_before) as users
        from ${ofProductFunnel(rows)} as stored
        full join counted using (${SCOPE_DAY}, mark)
        where stored.sessions is distinct from counted.sessions
          or cardinality(seen_before) not between 1 and stored.sessions`
}

/** What is derived of saved funnels has no tables of sessions to be held against. */
function ofProductFunnel(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select * from ${rows} as of_any where funnel = ${PRODUCT_FUNNEL_KEY})`
}

/**
 * Days of scopes on which more sessions reached a step than the one before it, or than there are. Counts that are kept by adding and
 * taking away can do that where one of them is wrong.
 */
function increasingCountsSql(rows = Prisma.sql`funnel_day`): Prisma.Sql {
  const ofMark = (mark: number) => Prisma.sql`sum(sessions) filter (where mark = ${raw(mark)})`
  const counts = [
    Prisma.sql`coalesce(${ofMark(ANY_UNIT)}, ${ofMark(reachMark(0))}, 0)::int`,
    ...PRODUCT_FUNNEL.steps.map((_, place) => Prisma.sql`coalesce(${ofMark(reachMark(place))}, 0)::int`),
  ]
  return Prisma.sql`
        select *
        from (
          select ${SCOPE_DAY}, array[${Prisma.join(counts)}] as reached
          from ${ofProductFunnel(rows)} as stored
          group by ${SCOPE_DAY}
        ) as counted
        where exists (
          select 1
          from generate_subscripts(reached, 1) as place
          where reached[place] > reached[place - 1] or reached[place] < 0
        )`
}
