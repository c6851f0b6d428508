import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Funnel } from '@/lib/funnel/definition'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { emptyDatabase } from '@/lib/testing/empty-database'
import { readFunnelCases, toEvent, toFunnel } from '@/lib/testing/naive/funnel-cases'
import { listAttempts, type NaiveAttempt } from '@/lib/testing/naive/naive-attempts'
import { anyEvents, anyFunnel } from '@/lib/testing/naive/naive-definitions'
import type { NaiveEvent } from '@/lib/testing/naive/naive-event'
import { furthestOf } from '@/lib/testing/naive/naive-funnel'
import { useTestDatabase } from '@/lib/testing/test-database'
import { attemptsSql } from './attempts-sql'

// The attempts of any funnel, as the database finds them, against the oracle.

const db = useTestDatabase()
const timeZone = 'UTC'

/** Ids are of one user: no two of them are one person. Each event is of a session, as whatever stores them sees to. */
function stored(events: readonly NaiveEvent[]): NaiveEvent[] {
  return events.map((event) => ({
    ...event,
    id: `${event.userId}/${event.id}`,
    sessionId: `${event.userId}/${event.sessionId ?? `of ${event.id}`}`,
  }))
}

async function store(events: readonly NaiveEvent[]): Promise<void> {
  await emptyDatabase(db())
  await db().event.createMany({
    data: [...new Map(events.map((event) => [event.id, event])).values()].map(
      ({ items, sessionId, properties, ...event }) => ({
        ...event,
        sessionId: sessionId ?? '',
        properties: { ...properties, product_ids: items },
        attributes: Object.fromEntries(
          Object.entries(properties ?? {}).filter(([, value]) => value !== null && value !== ''),
        ),
      }),
    ),
  })
  await runRefresh(db(), { timeZone, full: true })
}

async function attemptsOf(funnel: Funnel) {
  const rows = await db().$queryRaw<
    {
      user_id: string
      product_id: string | null
      entered_at: Date
      reached_at: (Date | null)[]
      furthest: number
      ended_at: Date | null
    }[]
  >(attemptsSql(funnel, { timeZone, checkouts: ['a', 'b', 'c', 'd', 'checkout'], backOffice: [] }))
  return rows
    .map((row) => ({
      user: row.user_id,
      product: row.product_id,
      at: row.entered_at.toISOString(),
      reached: row.reached_at.map((at) => at?.toISOString() ?? null),
      furthest: row.furthest,
      ended: row.ended_at?.toISOString() ?? null,
    }))
    .map((one) => JSON.stringify(one))
    .toSorted()
}

function naive(funnel: Funnel, events: readonly NaiveEvent[]) {
  const isMade = ({ taken }: NaiveAttempt) => furthestOf(funnel, taken) >= 0
  return listAttempts(funnel, events)
    .filter(isMade)
    .map(({ entry, product, taken, endedAt }) => ({
      user: entry.userId,
      product,
      at: entry.occurredAt.toISOString(),
      reached: funnel.steps.map((_, place) => taken[place]?.occurredAt.toISOString() ?? null),
      furthest: furthestOf(funnel, taken),
      ended: endedAt === null ? null : new Date(endedAt).toISOString(),
    }))
    .map((one) => JSON.stringify(one))
    .toSorted()
}

const cases = readFunnelCases()

describe.skipIf(!cases)('cases', () => {
  const rows = (cases ?? [])
    .filter(({ expected }) => !expected.refused)
    .map((given) => [given.id, given] as const)
  it.each(rows)('%s', async (_, given) => {
    const funnel = toFunnel(given.funnel)
    const events = stored(given.events.map(toEvent))
    await store(events)
    expect(await attemptsOf(funnel)).toEqual(naive(funnel, events))
  })
})

it('finds the attempts of any funnel', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyFunnel, { minLength: 6, maxLength: 6 }),
      anyEvents,
      async (funnels, given) => {
        const events = stored(given)
        await store(events)
        for (const funnel of funnels) expect(await attemptsOf(funnel)).toEqual(naive(funnel, events))
      },
    ),
    { numRuns: 60, seed: 4711 },
  )
})
