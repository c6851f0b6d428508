import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'
import { inRangeSql } from '../range-sql'
import { raw } from '../raw'
import { type Attempted, attemptsSql } from './attempts-sql'

/** `by`: the name of an attribute, or `product` where those are counted; null: the whole. `now`: what may still go on is open. */
export type AttemptsAsked = Readonly<{ range: DayRange | null; by: string | null; now: Date }>

/** A part (null: what is not known, or the whole), with a number a step in each list; `open` is null within sessions. */
export type AttemptsRow = Readonly<{
  part: string | null
  attempts: number[]
  users: number[]
  open: number[] | null
  seconds: (number | null)[]
}>

/**
 * A row a part, by its value as text, what is not known last; of the whole exactly one. `attempts`: those that reached the
 * step or a later one, of a step that may be left out those that did it; `users`: the users of those, each once; `open`: those whose
 * furthest step it is, but the last, and that may still go on; `seconds`: the median time to the step from the last one before
 * it that must be, null where nobody did both in that order, and of the first step.
 */
export function countAttemptsSql(
  funnel: Funnel,
  attempted: Attempted,
  { range, by, now }: AttemptsAsked,
): Prisma.Sql {
  const reached = funnel.steps.map(({ optional }, place) =>
    optional ? Prisma.sql`did_${raw(place)}` : Prisma.sql`furthest >= ${raw(place)}`,
  )
  const did = funnel.steps.flatMap(({ optional }, place) => (optional ? [place] : []))
  const listSql = (conditions: readonly Prisma.Sql[]) =>
    Prisma.sql`array[${Prisma.join(conditions.map((condition) => Prisma.sql`count(*) filter (where ${condition})`))}]::int[]`
  const byPart = by === null ? Prisma.empty : Prisma.sql`group by part`
  return Prisma.sql`
    with attempt as ( -- an attempt
      ${attemptsSql(funnel, { ...attempted, isBare: by === null })}
    ),
    of_part as ( -- an attempt of the range, and the part that it is of
      select user_id, entered_at, reached_at, furthest, ended_at, ${partSql(funnel, by)} as part
        ${joinAll(did.map((place) => Prisma.sql`, reached_at[${raw(place + 1)}] is not null as did_${raw(place)}`))}
      from attempt
      where ${inRangeSql(Prisma.sql`entered_on`, range)}
    ),
    of_user as ( -- how far a user came in it
      select part, user_id, max(furthest) as furthest
        ${joinAll(did.map((place) => Prisma.sql`, bool_or(did_${raw(place)}) as did_${raw(place)}`))}
      from of_part
      group by part, user_id
    ),
    counted as ( -- a part
      select ${by === null ? Prisma.sql`null::text as part` : Prisma.sql`part`},
        ${listSql(reached)} as attempts,
        ${funnel.within === 'session' ? Prisma.sql`null::int[]` : listSql(openSql(funnel, funnel.within.seconds, now))} as open,
        array[${Prisma.join(funnel.steps.map((_, place) => medianSql(funnel, place)))}]::float8[] as seconds
      from of_part
      ${byPart}
    ),
    by_users as ( -- the same, of users
      select ${by === null ? Prisma.sql`null::text as part` : Prisma.sql`part`}, ${listSql(reached)} as users
      from of_user
      ${byPart}
    )
    select counted.part, attempts, users, open, seconds
    from counted
    join by_users on by_users.part is not distinct from counted.part
    order by counted.part collate "C" nulls last`
}

function joinAll(parts: readonly Prisma.Sql[]): Prisma.Sql {
  return parts.length === 0 ? Prisma.empty : Prisma.join([...parts], ' ')
}

function partSql({ per }: Funnel, by: string | null): Prisma.Sql {
  if (by === null) return Prisma.sql`null::text`
  return per === 'product' && by === 'product' ? Prisma.sql`product_id` : Prisma.sql`attributes ->> ${by}`
}

function openSql(funnel: Funnel, seconds: number, now: Date): Prisma.Sql[] {
  const last = listOwnSteps(funnel).length - 1
  return funnel.steps.map((_, place) =>
    place < last
      ? Prisma.sql`furthest = ${raw(place)} and ended_at is null and entered_at + make_interval(secs => ${seconds}) >= ${now}`
      : Prisma.sql`false`,
  )
}

/** What is between the step at this place and the last one before it that must be, of an attempt; null where it has not both. */
function betweenSql({ steps }: Funnel, place: number): Prisma.Sql {
  const before = steps.slice(0, place).findLastIndex(({ optional }) => !optional)
  return Prisma.sql`extract(epoch from reached_at[${raw(place + 1)}] - reached_at[${raw(before + 1)}])::float8`
}

function medianSql(funnel: Funnel, place: number): Prisma.Sql {
  if (place === 0) return Prisma.sql`null`
  const seconds = betweenSql(funnel, place)
  return Prisma.sql`percentile_cont(0.5) within group (order by ${seconds}) filter (where ${seconds} >= 0)`
}

export type SecondsRow = Readonly<{ values: number[]; left_out: number }>

/**
 * One row: the seconds to the step at this place from the last one before it that must be, an attempt each, ascending; and
 * how many did the two the other way round.
 */
export function attemptSecondsSql(
  funnel: Funnel,
  attempted: Attempted,
  { range, place }: Readonly<{ range: DayRange | null; place: number }>,
): Prisma.Sql {
  return Prisma.sql`
    with attempt as ( -- an attempt
      ${attemptsSql(funnel, { ...attempted, isBare: true })}
    ),
    pair as ( -- the time between the two steps of an attempt that has both
      select seconds
      from (select entered_on, ${betweenSql(funnel, place)} as seconds from attempt) as timed
      where seconds is not null and ${inRangeSql(Prisma.sql`entered_on`, range)}
    )
    select
      coalesce(array_agg(seconds order by seconds) filter (where seconds >= 0), '{}') as values,
      count(*) filter (where seconds < 0)::int as left_out
    from pair`
}
