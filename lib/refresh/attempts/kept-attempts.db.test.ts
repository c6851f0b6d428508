import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Funnel } from '@/lib/funnel/definition'
import { listFlaws } from '@/lib/funnel/explain-funnel'
import { wordsOfKey } from '@/lib/funnel/step-words'
import { takeAway } from '@/lib/ingest/write/take-events'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { createFunnel } from '@/lib/store/kept/funnels'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { emptyDatabase } from '@/lib/testing/empty-database'
import { anyEvents, anyFunnel } from '@/lib/testing/naive/naive-definitions'
import type { NaiveEvent } from '@/lib/testing/naive/naive-event'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { useTestDatabase } from '@/lib/testing/test-database'
import { runRefresh } from '../run-refresh'

// Saved funnels whose attempts are kept, held against finding and counting them anew.

const db = useTestDatabase()
const timeZone = 'Pacific/Auckland'
const now = new Date('2026-03-02T00:20:00Z')
const DAY_MS = 86_400_000
const refresh = (full = false) => runRefresh(db(), { timeZone, full })

/** The same funnel, or one with a step more: what comes to an order of its last. */
const anyKept: fc.Arbitrary<Funnel> = fc
  .tuple(anyFunnel, fc.boolean())
  .map(([funnel, isByOrder]): Funnel => {
    const step = {
      key: 'sent',
      match: { types: ['ship'] },
      byOrder: true,
      words: wordsOfKey('sent'),
    } as const
    return isByOrder ? { ...funnel, steps: [...funnel.steps, step] } : funnel
  })
  .filter((funnel) => listFlaws(funnel).length === 0)

/** Days apart, of one user each; some are of an order, and some come to one. */
const anyStored = fc.array(anyEvents, { minLength: 2, maxLength: 3 }).map((several) =>
  several.flatMap((events, group) =>
    events.map(
      (event, place): NaiveEvent => ({
        ...event,
        id: `${event.userId}/${group}/${event.id}`,
        sessionId: `${event.userId}/${event.sessionId ?? event.id}/${place % 3}`,
        ...(event.type === 'other' && place % 2 === 0 && { type: 'ship', sessionId: null }),
        ...(['c', 'other'].includes(event.type) && { orderId: `${event.userId}/o${place % 2}` }),
        occurredAt: new Date(event.occurredAt.getTime() + (group * 20 + (place % 3)) * DAY_MS),
      }),
    ),
  ),
)

async function store(events: readonly NaiveEvent[]): Promise<void> {
  await db().$transaction((tx) =>
    writeEvents(
      tx,
      events.map(({ items, properties = {}, ...event }) => ({
        ...event,
        pageUrl: null,
        productIds: items,
        properties,
        attributes: typeof properties.device === 'string' && properties.device ? properties : {},
      })),
    ),
  )
}

const anyHistory = fc.record({
  funnels: fc.array(anyKept, { minLength: 3, maxLength: 3 }),
  events: anyStored,
  /** Of each event the batch in which it comes, and the one after which it goes again, if any. */
  batches: fc.array(fc.tuple(fc.nat(2), fc.option(fc.nat(2), { freq: 2 })), { minLength: 1, maxLength: 20 }),
})

async function given(funnels: readonly Funnel[]): Promise<void> {
  await emptyDatabase(db())
  await db().product.createMany({
    data: ['p1', 'p2'].map((id) => ({ id, name: id, category: id === 'p1' ? 'pots' : 'plants' })),
  })
  const meanings = { c: 'checked_out', ship: 'shipped' }
  for (const [type, meaning] of Object.entries(meanings))
    await db().eventMeaning.upsert({
      where: { type },
      create: { type, meaning, changedAt: now },
      update: { meaning },
    })
  for (const [place, funnel] of funnels.entries())
    await createFunnel(db(), COMMAND_LINE, { name: `F${place}`, description: null }, funnel)
}

it('is kept in pieces as it is built from all events, to the byte', async () => {
  let attempts = 0
  const law = async ({
    funnels,
    events,
    batches,
  }: typeof anyHistory extends fc.Arbitrary<infer One> ? One : never) => {
    await given(funnels)
    const batchOf = (place: number) => batches[place % batches.length] ?? [0, null]
    for (const batch of [0, 1, 2]) {
      await store(events.filter((_, place) => batchOf(place)[0] <= batch))
      await refresh()
      const going = events.filter((_, place) => batchOf(place)[1] === batch).map(({ id }) => id)
      await db().$transaction((tx) => takeAway(tx, going))
      if (batch === 1) await db().product.update({ where: { id: 'p2' }, data: { category: 'pots' } })
      await refresh()
    }
    const stepwise = await readFunnelTables(db())
    await refresh(true)
    expect(stepwise).toEqual(await readFunnelTables(db()))
    attempts += stepwise.attempt?.length ?? 0
  }
  await fc.assert(fc.asyncProperty(anyHistory, law), { numRuns: 6, seed: 4713 })
  expect(attempts).toBeGreaterThan(20)
})
