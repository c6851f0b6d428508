import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Funnel } from '@/lib/funnel/definition'
import { wordsOfKey } from '@/lib/funnel/step-words'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { listAttempts } from '@/lib/testing/naive/naive-attempts'
import { anyEvents, anyFunnel } from '@/lib/testing/naive/naive-definitions'
import type { NaiveEvent } from '@/lib/testing/naive/naive-event'
import { furthestOf } from '@/lib/testing/naive/naive-funnel'
import { SOME_TYPES, storeAttempted, toStored } from '@/lib/testing/naive/store-attempted'
import { countAttemptsSql } from './attempt-counts-sql'
import { attemptEventsSql, chainedUsersSql } from './attempt-events-sql'
import { attemptsSql } from './attempts-sql'

// The attempts at any funnel, as the database finds them, held against the oracle.

const db = useTestDatabase()
const timeZone = 'UTC'
type Row = Readonly<{
  user_id: string
  product_id: string | null
  entered_at: Date
  reached_at: readonly (Date | null)[]
  furthest: number
  ended_at: Date | null
}>

const attempted = { timeZone, checkouts: SOME_TYPES, backOffice: [] }

async function found(funnel: Funnel) {
  const rows = await db().$queryRaw<Row[]>(attemptsSql(funnel, attempted))
  return inAnyOrder(
    rows.map((row) => [
      row.user_id,
      row.product_id,
      row.entered_at,
      row.reached_at,
      row.furthest,
      row.ended_at,
    ]),
  )
}

function right(funnel: Funnel, events: readonly NaiveEvent[]) {
  const attempts = listAttempts(funnel, events)
  return inAnyOrder(
    attempts.flatMap(({ entry, product, taken, endedAt }) => {
      const furthest = furthestOf(funnel, taken)
      const reached = taken.map((event) => event?.occurredAt ?? null)
      const ended = endedAt === null ? null : new Date(endedAt)
      return furthest < 0 ? [] : [[entry.userId, product, entry.occurredAt, reached, furthest, ended]]
    }),
  )
}

function inAnyOrder(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

it('finds the attempts at any funnel, as loops over its events do', async () => {
  const someFunnels = fc.array(anyFunnel, { minLength: 8, maxLength: 8 })
  const law = async (funnels: readonly Funnel[], given: readonly NaiveEvent[]) => {
    const events = toStored(given)
    await storeAttempted(db(), events)
    for (const funnel of funnels) expect(await found(funnel)).toEqual(right(funnel, events))
  }
  await fc.assert(fc.asyncProperty(someFunnels, anyEvents, law), { numRuns: 25, seed: 4711 })
})

it('tells sessions apart whose windows touch, and one that goes on within the window of another', async () => {
  const steps = ['a', 'b'].map((type) => ({ key: type, match: { types: [type] }, words: wordsOfKey(type) }))
  const done = [
    ['touching', 'one', 'a', 0],
    ['touching', 'two', 'a', 60],
    ['touching', 'two', 'b', 61],
    ['within', 'one', 'a', 0],
    ['within', 'two', 'a', 300],
    ['within', 'one', 'b', 310],
    ['apart', 'one', 'a', 0],
    ['apart', 'two', 'a', 61],
    ['apart', 'two', 'b', 62],
  ] as const
  const events = toStored(
    done.map(([userId, sessionId, type, second]) => ({
      userId,
      id: `${second}`,
      sessionId,
      type,
      productId: null,
      orderId: null,
      items: [],
      occurredAt: new Date(Date.parse('2026-03-04') + second * 1000),
    })),
  )
  await storeAttempted(db(), events)
  for (const order of ['any', 'ordered'] as const) {
    const funnel: Funnel = { steps, order, within: { seconds: 60 }, per: 'shop' }
    expect(await found(funnel)).toEqual(right(funnel, events))
  }
})

const RANGE = { from: '2026-03-03', to: '2026-03-05' }
const DAY_MS = 86_400_000

/** Days apart, so that attempts lie before a range and after it, and reach over its ends. */
function overDays(events: readonly NaiveEvent[]): NaiveEvent[] {
  return events.map(({ occurredAt, ...event }, place) => ({
    ...event,
    occurredAt: new Date(occurredAt.getTime() + (place % 5) * DAY_MS),
  }))
}

async function findChained({ steps: [step], within }: Funnel): Promise<string[] | null> {
  if (!step || within === 'session') return null
  const users = await db().$queryRaw<{ user_id: string }[]>(chainedUsersSql(step, RANGE, within.seconds, 1))
  return users.map(({ user_id }) => user_id)
}

it('counts the same from the events that can be of a range as from all', async () => {
  const someFunnels = fc.array(fc.tuple(anyFunnel, fc.constantFrom('UTC', 'Pacific/Auckland')), {
    minLength: 6,
    maxLength: 6,
  })
  let counted = 0
  const law = async (asked: readonly [Funnel, string][], given: readonly NaiveEvent[]) => {
    await storeAttempted(db(), toStored(overDays(given)))
    for (const [short, zone] of asked) {
      const { within } = short
      const funnel = within === 'session' ? short : { ...short, within: { seconds: within.seconds * 1500 } }
      const chained = await findChained(funnel)
      const onDay = (today: string) => attemptEventsSql(funnel, { range: RANGE, oneIn: 1, chained, today })
      const count = (more: object) =>
        db().$queryRaw<{ attempts: number[] }[]>(
          countAttemptsSql(
            funnel,
            { ...attempted, timeZone: zone, ...more },
            { range: RANGE, by: 'device', now: new Date('2026-03-04') },
          ),
        )
      const all = await count({})
      for (const today of [RANGE.to, '2030-01-01']) expect(await count(onDay(today))).toEqual(all)
      for (const { attempts } of all) counted += attempts[0] ?? 0
    }
  }
  await fc.assert(fc.asyncProperty(someFunnels, anyEvents, law), { numRuns: 25, seed: 4712 })
  expect(counted).toBeGreaterThan(50)
})

it('looks at the same users of a sample, with all of their events', async () => {
  const users = Array.from({ length: 24 }, (_, user) => `user-${user}`)
  const events = users.flatMap((userId) =>
    ['a', 'b'].map((type, place) => ({
      userId,
      id: type,
      sessionId: 's',
      type,
      productId: null,
      orderId: null,
      items: [],
      occurredAt: new Date(Date.parse('2026-03-04') + place * 1000),
    })),
  )
  await storeAttempted(db(), toStored(events))
  const [{ chosen } = { chosen: 0 }] = await db().$queryRaw<{ chosen: number }[]>`
    select count(*)::int as chosen from unnest(${users}::text[]) as known (id) where hashtext(id) & 3 = 0`
  expect(chosen).toBeGreaterThan(0)
  expect(chosen).toBeLessThan(users.length)
  const steps = ['a', 'b'].map((type) => ({ key: type, match: { types: [type] }, words: wordsOfKey(type) }))
  for (const within of ['session', { seconds: 600 }] as const) {
    const funnel: Funnel = { steps, order: 'ordered', within, per: 'shop' }
    const sample = attemptEventsSql(funnel, { range: null, oneIn: 4, chained: null, today: '2026-03-04' })
    const [row] = await db().$queryRaw<{ attempts: number[] }[]>(
      countAttemptsSql(funnel, { ...attempted, ...sample }, { range: null, by: null, now: new Date() }),
    )
    expect(row?.attempts).toEqual([chosen, chosen])
  }
})
