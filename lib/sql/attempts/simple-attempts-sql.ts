import type { Funnel } from '@/lib/funnel/definition'
import { Prisma } from '@/prisma/generated/client'
import { raw } from '../raw'

// Most attempts need no going through their events in order: each event may be one step alone, and the first one of each step
// came after the first one of the step before. Then those are the steps. They are found by adding up, on all cores.

/** Whether attempts at it can be simple: what may be left out, comes later, or must come with nothing between cannot be told from first times. */
export function mayBeSimple({ steps, order }: Funnel): boolean {
  return order !== 'strict' && steps.every(({ optional, byOrder }) => !optional && !byOrder)
}

/** Of an event of step 1 in a window, in order: its moment, and what finds it again. */
const ENTRY = Prisma.sql`array[lpad((extract(epoch from occurred_at) * 1000000)::bigint::text, 20, '0'), id, session_id]`

/** Of the events of a session: its start, which each of them has. */
export const START = Prisma.sql`min(started_at) as entered_at, min(started_on) as entered_on`

/** A row a key, of `occurred`: the first time of each step (`at_0` ...), and whether what it did is one simple attempt, or none. */
export function firstsSql({ steps, order, within }: Funnel, key: Prisma.Sql): Prisma.Sql {
  const isWindow = within !== 'session'
  const is = (place: number) => Prisma.sql`mask & ${raw(2 ** place)} <> 0`
  const firsts = steps.map(
    (_, place) => Prisma.sql`min(occurred_at) filter (where ${is(place)}) as ${at(place)}`,
  )
  const inOrder = steps
    .slice(1)
    .map(
      (_, before) => Prisma.sql`coalesce(${at(order === 'ordered' ? before : 0)} <= ${at(before + 1)}, true)`,
    )
  const isSimple = [
    Prisma.sql`is_plain`,
    ...(isWindow ? [Prisma.sql`coalesce(last_at <= ${endSql(within.seconds)}, true)`] : []),
    ...(order === 'ordered' || isWindow ? inOrder : []),
  ]
  return Prisma.sql`
      select *, ${Prisma.join(isSimple, ' and ')} as is_simple
      from (
        select ${key}, ${Prisma.join(firsts)}, bool_and(mask & (mask - 1) = 0 and mask < 256) as is_plain,
          ${
            isWindow
              ? Prisma.sql`max(occurred_at) filter (where ${is(0)}) as last_at, min(${ENTRY} collate "C") filter (where ${is(0)}) as entry`
              : START
          }
        from occurred
        group by ${key}
      ) as first`
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
      select ${key}, ${isWindow ? Prisma.sql`entry[3] as session_id, entry[2] as id, ${at(0)}` : Prisma.empty}${isWindow ? Prisma.empty : Prisma.sql`entered_at, entered_on`},
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
