import type { Funnel } from '@/lib/funnel/definition'
import { stepBit } from '@/lib/funnel/steps'
import { Prisma } from '@/prisma/generated/client'
import { raw } from '../raw'

/** Of the mask of an event: the bit of the first exclusion. */
export const FIRST_EXCLUSION = 8

// Most attempts need no going through their events in order: each event may be one step alone, and the first one of each step
// came after the first one of the step before. Then those are the steps. They are found by adding up, on all cores.

/** Whether attempts at it can be simple: what may be left out, comes later, or must come with nothing between cannot be told from first times. */
export function mayBeSimple({ steps, order }: Funnel): boolean {
  return order !== 'strict' && steps.every(({ optional, byOrder }) => !optional && !byOrder)
}

/** Of an event of step 1 in a window, in order: its moment, and what finds it again. */
const ENTRY = Prisma.sql`array[lpad((extract(epoch from occurred_at) * 1000000)::bigint::text, 20, '0'), id, session_id]`

/** Each event is one step, and none an exclusion. */
const IS_PLAIN = Prisma.sql`bool_and(mask & (mask - 1) = 0 and mask < ${raw(stepBit(FIRST_EXCLUSION))})`

const lastSql = (isFirstStep: Prisma.Sql = Prisma.sql`false`, isBare = false) => Prisma.sql`
          max(occurred_at) filter (where ${isFirstStep}) as last_at,
          ${isBare ? Prisma.sql`null::text[]` : Prisma.sql`min(${ENTRY} collate "C") filter (where ${isFirstStep})`} as entry`

/** A row a key, of `occurred`: the first time of each step (`at_0` ...), and whether what it did is one simple attempt, or none. */
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
  const isOnce = isWindow ? [Prisma.sql`coalesce(last_at <= ${endSql(within.seconds)}, true)`] : []
  return Prisma.sql`
      select *, ${Prisma.join([Prisma.sql`is_plain`, ...isOnce, ...inOrder], ' and ')} as is_simple
      from (
        select ${key}, ${Prisma.join([...firsts, ...(isWindow ? [lastSql(is[0], isBare)] : [])])},
          ${isApart ? Prisma.sql`true` : IS_PLAIN} as is_plain
        from occurred
        group by ${key}
      ) as first`
}

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
      select ${key}${isWindow ? Prisma.sql`, entry[3] as session_id, entry[2] as id, ${at(0)}` : Prisma.empty},
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
