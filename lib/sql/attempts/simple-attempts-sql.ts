import type { Funnel } from '@/lib/funnel/definition'
import { stepBit } from '@/lib/funnel/steps'
import { Prisma } from '@/prisma/generated/client'
import { raw } from '../raw'

/** Of the mask of an event: the bit of the first exclusion. */
export const FIRST_EXCLUSION = 8

// Most attempts need no going through their events in order: each event may be one step alone, and the first one of each step
// came after the first one of the step before. Then those are the steps. They are found by adding up.

/** Whether attempts at it can be simple: what may be left out, comes later, or must come with nothing between cannot be told from first times. */
export function mayBeSimple({ steps, order }: Funnel): boolean {
  return order !== 'strict' && steps.every(({ optional, byOrder }) => !optional && !byOrder)
}

/** Each event is one step, and none an exclusion. */
const IS_PLAIN = Prisma.sql`bool_and(mask & (mask - 1) = 0 and mask < ${raw(stepBit(FIRST_EXCLUSION))})`

/**
 * Rows of `occurred`, a session each, in a window too: the first time of each step (`at_0` ...), and whether all that its key did is
 * simple attempts. In a window so many attempts as sessions, where those lie apart: the first step once again in time, or
 * something of one session in the window of another, is not simple.
 */
export function firstsSql(funnel: Funnel, key: Prisma.Sql, isBare = false): Prisma.Sql {
  const { steps, order, within } = funnel
  const isWindow = within !== 'session'
  const isApart = areApart(funnel)
  const is = steps.map(({ match }, place) =>
    isApart
      ? Prisma.sql`type = any (${[...match.types]}::text[])`
      : Prisma.sql`mask & ${raw(stepBit(place))} <> 0`,
  )
  const firsts = is.map(
    (isStep, place) => Prisma.sql`min(occurred_at) filter (where ${isStep}) as ${at(place)}`,
  )
  const before = (place: number) => at(order === 'ordered' ? place - 1 : 0)
  const inOrder = steps.flatMap((_, place) =>
    place > 0 && (order === 'ordered' || isWindow)
      ? [Prisma.sql`coalesce(${before(place)} <= ${at(place)}, true)`]
      : [],
  )
  const isSimple = Prisma.join([isApart ? Prisma.sql`true` : Prisma.sql`is_plain`, ...inOrder], ' and ')
  const isPlain = isApart ? [] : [Prisma.sql`${IS_PLAIN} as is_plain`]
  if (!isWindow) {
    return Prisma.sql`
      select *, ${isSimple} as is_simple
      from (select ${key}, ${Prisma.join([...firsts, ...isPlain])} from occurred group by ${key}) as session`
  }
  const isFirstStep = is[0] ?? Prisma.sql`false`
  const end = endSql(within.seconds)
  return Prisma.sql`
      select *, bool_and(is_apart and coalesce(last_at <= ${end}, true) and ${isSimple}) over (partition by ${key}) as is_simple
      from (
        select *, coalesce(
            max(greatest(until, ${end})) over (
              partition by ${key} order by since rows between unbounded preceding and 1 preceding
            ) < since, true) as is_apart
        from (
          select ${key}, session_id, ${Prisma.join([...firsts, ...isPlain])},
            min(occurred_at) as since, max(occurred_at) as until, max(occurred_at) filter (where ${isFirstStep}) as last_at,
            ${isBare ? Prisma.sql`null::text[]` : Prisma.sql`min(${ENTRY} collate "C") filter (where ${isFirstStep})`} as entry
          from occurred
          group by ${key}, session_id
        ) as session
      ) as after_others`
}

/** Of an event of step 1 in a window, in order: its moment, and its id. */
const ENTRY = Prisma.sql`array[lpad((extract(epoch from occurred_at) * 1000000)::bigint::text, 20, '0'), id]`

/** Whether no event can be two of its steps, or end an attempt: its type says which it is. */
function areApart({ steps, exclude = [] }: Funnel): boolean {
  const types = steps.flatMap(({ match }) => [...new Set(match.types)])
  return exclude.length === 0 && new Set(types).size === types.length
}

/** The simple ones, as attempts are found: `furthest` -1 where none is. */
export function simpleSql({ steps, order, within }: Funnel, key: Prisma.Sql): Prisma.Sql {
  const isWindow = within !== 'session'
  const places = steps.map((_, place) => place)
  const end = isWindow ? endSql(within.seconds) : null
  const isDone = (place: number) =>
    end && place > 0 ? Prisma.sql`${at(place)} <= ${end}` : Prisma.sql`${at(place)} is not null`
  const isReached = (place: number) =>
    order === 'ordered' ? Prisma.join(places.slice(0, place + 1).map(isDone), ' and ') : isDone(place)
  const reached = places.map((place) => Prisma.sql`case when ${isReached(place)} then ${at(place)} end`)
  const furthest = places.toReversed().map((place) => Prisma.sql`when ${isReached(place)} then ${raw(place)}`)
  return Prisma.sql`
      select ${key}${isWindow ? Prisma.sql`, session_id, entry[2] as id, ${at(0)}` : Prisma.empty},
        array[${Prisma.join(reached)}], case ${Prisma.join(furthest, ' ')} else -1 end, null::timestamptz
      from firsts
      where is_simple ${isWindow ? Prisma.sql`and ${at(0)} is not null` : Prisma.empty}`
}

function at(place: number): Prisma.Sql {
  return Prisma.raw(`at_${place}`)
}

function endSql(seconds: number): Prisma.Sql {
  return Prisma.sql`${at(0)} + make_interval(secs => ${seconds})`
}
