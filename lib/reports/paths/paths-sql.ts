import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { PathsAsked } from '@/lib/query/path-question'
import type { ReportQuery } from '@/lib/query/report-query'
import { type Attempted, attemptsSql, maskSql, RANK } from '@/lib/sql/attempts/attempts-sql'
import { passesSql } from '@/lib/sql/filter-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { raw } from '@/lib/sql/raw'
import { inScopeSql } from '@/lib/sql/scope-sql'
import type { Day } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

/** So many event types of a level have a name; the others are told together. */
export const MOST_TYPES = 8

/**
 * So many attempts went on from one type to the next on their way; the types are null where they are among the others, and the
 * first where it is the step itself. `level` is of the next, from 1; `ends`: nothing follows, or the step that paths lead to.
 */
export type PathRow = Readonly<{
  /** Of the step, the same in each row. */
  place: number
  level: number
  from_type: string | null
  to_type: string | null
  ends: boolean
  attempts: number
}>

/** `place`: of the step, null: the one after which most are lost. What may still go on today is not lost. */
export type PathsOfStep = Omit<PathsAsked, 'step'> &
  Pick<ReportQuery, 'range' | 'scope'> &
  Readonly<{ place: number | null; today: Day }>

/** An attempt, where it is of several products too: those of one entry are one. */
const KEY = Prisma.sql`user_id, session_id, entered_at`

/** `PathRow`s, by level, those of most attempts first. */
export function pathsSql(funnel: Funnel, attempted: Attempted, asked: PathsOfStep): Prisma.Sql {
  const { range, scope, place, depth } = asked
  return Prisma.sql`
    with attempt as ( -- an attempt
      ${attemptsSql(funnel, attempted)}
    ),
    entered as ( -- an attempt of the range; what came of several products at one entry is as far as the furthest
      select ${KEY}, max(furthest) as furthest, bool_or(ended_at is null) as goes_on,
        array[${Prisma.join(funnel.steps.map((_, index) => Prisma.sql`min(reached_at[${raw(index + 1)}])`))}] as reached_at
      from (select *, entered_at as started_at, entered_on as started_on from attempt) as session_path
      where ${inRangeSql(Prisma.sql`entered_on`, range)}
        and ${inScopeSql(Prisma.sql`product_id`, scope)}
        and ${passesSql(scope.where)}
      group by ${KEY}
    ),
    chosen as ( -- the step, from 0
      ${place === null ? largestLossSql(funnel, attempted, asked.today) : Prisma.sql`select ${raw(place)} as place`}
    ),
    anchor as ( -- an attempt that took it, and when; what may be the next step, and when that was taken
      select ${KEY}, place, reached_at[place + 1] as at, next, reached_at[next + 1] as until
      from (select *, (array[${Prisma.join(listNext(funnel))}]::int[])[place + 1] as next from entered cross join chosen) as looked_at
      where reached_at[place + 1] is not null and ${isMeantSql(funnel, attempted, asked)}
    ),
    ${levelsSql(funnel, attempted, asked)},
    path as ( -- event types one after another, and of how many attempts
      select types, count(*) as attempts
      from (
        select coalesce(array_agg(type order by level) filter (where level between 1 and ${raw(depth)}), '{}') as types
        from leveled
        group by ${KEY}
      ) as of_attempt
      group by types
    ),
    way as ( -- from one type of such a path to the next, or to its end
      select level, types[level - 1] as from_type, types[level] as to_type, level > cardinality(types) as ends, attempts
      from path
      cross join lateral generate_series(1, least(cardinality(types) + 1, ${raw(depth)})) as level
    ),
    shown as ( -- a type that has a name at its level
      select level, to_type as type
      from (
        select level, to_type,
          row_number() over (partition by level order by sum(attempts) desc, to_type collate "C") as rank
        from way
        where not ends
        group by level, to_type
      ) as ranked
      where rank <= ${raw(MOST_TYPES)}
    )
    select chosen.place, way.level::int, known_from.type as from_type, known_to.type as to_type, ends,
      sum(attempts)::int as attempts
    from way
    cross join chosen
    left join shown as known_from on known_from.level = way.level - 1 and known_from.type = from_type
    left join shown as known_to on known_to.level = way.level and known_to.type = to_type
    group by chosen.place, way.level, known_from.type, known_to.type, ends
    order by way.level, sum(attempts) desc, known_from.type collate "C", known_to.type collate "C", ends`
}

/** The place of the step that must be after each, null after the last. */
function listNext({ steps }: Funnel): (number | null)[] {
  return steps.map((_, place) => {
    const next = steps.findIndex(({ optional }, index) => index > place && !optional)
    return next === -1 ? null : next
  })
}

/** One row, or none where nobody is lost. */
function largestLossSql(funnel: Funnel, attempted: Attempted, today: Day): Prisma.Sql {
  return Prisma.sql`
      select furthest as place
      from entered
      where ${isLostSql(funnel, attempted, today)} and furthest < ${raw(listOwnSteps(funnel).length - 1)}
      group by furthest
      order by count(*) desc, furthest
      limit 1`
}

function isLostSql({ within }: Funnel, { timeZone }: Attempted, today: Day): Prisma.Sql {
  if (within === 'session') return Prisma.sql`true`
  return Prisma.sql`not (goes_on
        and entered_at + make_interval(secs => ${within.seconds}) >= ${today}::date::timestamp at time zone ${timeZone})`
}

function isMeantSql(funnel: Funnel, attempted: Attempted, { of, today }: PathsOfStep): Prisma.Sql {
  if (of === 'drop-off') return Prisma.sql`furthest = place and ${isLostSql(funnel, attempted, today)}`
  return of === 'between' ? Prisma.sql`reached_at[next + 1] >= reached_at[place + 1]` : Prisma.sql`true`
}

/** `leveled`: an event on the way, from 1; the step itself is 0. What looks back counts backwards. */
function levelsSql(funnel: Funnel, attempted: Attempted, { of, repeats }: PathsOfStep): Prisma.Sql {
  const direction = of === 'before' ? Prisma.sql`desc` : Prisma.sql`asc`
  const first = of === 'before' ? Prisma.sql`max` : Prisma.sql`min`
  const isBetween = of === 'between'
  return Prisma.sql`
    around as ( -- an event of such an attempt, in order
      select anchor.*, event.type, event.product_id,
        occurred_at = at and mask & (1 << place) <> 0 as may_be_step,
        occurred_at = until and mask & (1 << next) <> 0 as may_be_next,
        row_number() over (
          partition by anchor.user_id, anchor.session_id, entered_at
          order by occurred_at ${direction}, ${RANK} ${direction}, id collate "C" ${direction}
        ) as position
      from anchor
      join (select event.*, ${maskSql(funnel)} as mask from event) as event
        on event.user_id = anchor.user_id and ${isOnTheWaySql(funnel, attempted, of)}
    ),
    placed as ( -- the same, and which of them is the step: the first at its moment that can be
      select *, ${first}(position) filter (where may_be_step) over (partition by ${KEY}) as starts
      from around
    ),
    ended as ( -- the same, and which is the next step
      select *, ${isBetween ? Prisma.sql`min(position) filter (where may_be_next and position > starts) over (partition by ${KEY})` : Prisma.sql`null::bigint`} as ends
      from placed
    ),
    leveled as ( -- one that is told
      select ${KEY}, type, row_number() over (partition by ${KEY} order by position) - 1 as level
      from (
        select *, lag((type, product_id)) over (partition by ${KEY} order by position) as before
        from ended
        where position >= starts ${isBetween ? Prisma.sql`and position < ends` : Prisma.empty}
      ) as told
      where position = starts or ${repeats === 'all' ? Prisma.sql`true` : Prisma.sql`(type, product_id) is distinct from before`}
    )`
}

/** Within sessions events of the session; in a window those of its user until it has passed, and as long before the step. */
function isOnTheWaySql({ within }: Funnel, { backOffice }: Attempted, of: PathsAsked['of']): Prisma.Sql {
  const isNear = {
    'drop-off': Prisma.sql`occurred_at >= at`,
    after: Prisma.sql`occurred_at >= at`,
    before: Prisma.sql`occurred_at <= at`,
    between: Prisma.sql`occurred_at >= at and occurred_at <= until`,
  }[of]
  if (within === 'session') {
    return Prisma.sql`event.session_id = anchor.session_id and ${isNear} and type <> all (${[...backOffice]}::text[])`
  }
  const span = Prisma.sql`make_interval(secs => ${within.seconds})`
  return of === 'before'
    ? Prisma.sql`${isNear} and occurred_at >= at - ${span}`
    : Prisma.sql`${isNear} and occurred_at <= entered_at + ${span}`
}
