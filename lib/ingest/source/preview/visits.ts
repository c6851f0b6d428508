import { MINUTE_MS } from '@/lib/time/duration'
import { type Tie, toPersons } from '../../identify/ties'

/** What somebody did: a bit for the step that it is, 0 for none. `sessionId` null: idle minutes say it. */
export type Visit = Readonly<{ userId: string; sessionId: string | null; at: number; bit: number }>

/** Of users and of sessions, what each reached, as bits; from when to when. */
export type Reached = Readonly<{
  users: ReadonlyMap<string, number>
  sessions: ReadonlyMap<string, number>
  from: Date | null
  to: Date | null
}>

/** What visits come to, each of the person that its id is tied to. After a longer pause another session begins. */
export function countReached(visits: readonly Visit[], ties: readonly Tie[], idleMinutes: number): Reached {
  const persons = toPersons([...new Set(visits.map(({ userId }) => userId))], ties)
  const inOrder = visits
    .map((visit) => ({ ...visit, userId: persons.get(visit.userId) ?? visit.userId }))
    .toSorted((one, other) => one.at - other.at)
  const users = new Map<string, number>()
  const sessions = new Map<string, number>()
  const nextIdle = startIdle(idleMinutes * MINUTE_MS)
  for (const { userId, sessionId, at, bit } of inOrder) {
    users.set(userId, (users.get(userId) ?? 0) | bit)
    const key = JSON.stringify([userId, sessionId ?? nextIdle(userId, at)])
    sessions.set(key, (sessions.get(key) ?? 0) | bit)
  }
  const [from = null, to = null] = [inOrder[0], inOrder.at(-1)].map((visit) =>
    visit ? new Date(visit.at) : null,
  )
  return { users, sessions, from, to }
}

/** Gives the number of the session that a moment of a user is of, where idle minutes make them; moments come in order. */
function startIdle(pauseMs: number): (userId: string, at: number) => number {
  const open = new Map<string, { last: number; count: number }>()
  return (userId, at) => {
    const before = open.get(userId)
    const count = before ? before.count + (at - before.last > pauseMs ? 1 : 0) : 0
    open.set(userId, { last: at, count })
    return count
  }
}
