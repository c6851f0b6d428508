import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Funnel, Step } from '@/lib/funnel/definition'
import { textOf } from '@/lib/funnel/match-event'
import { wordsOfKey } from '@/lib/funnel/step-words'
import { listOwnSteps } from '@/lib/funnel/steps'
import { listFlaws } from '@/lib/funnel/written/explain-funnel'
import { takeAway } from '@/lib/ingest/write/take-events'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { runAttemptParts, runAttempts } from '@/lib/reports/attempts/run-attempts'
import { runAttributes } from '@/lib/reports/attributes/attributes-report'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { runOpen } from '@/lib/reports/open/open-report'
import { runProducts } from '@/lib/reports/products/products-report'
import { runTimeToStep } from '@/lib/reports/time-to-step/time-to-step-report'
import { sumOf } from '@/lib/stats/sum'
import { createFunnel } from '@/lib/store/kept/funnels'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { anyEvents, anyFunnel } from '@/lib/testing/naive/naive-definitions'
import type { NaiveEvent } from '@/lib/testing/naive/naive-event'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import type { DayRange } from '@/lib/time/day'
import { runRefresh } from '../run-refresh'

// Saved funnels whose attempts are kept, held against finding and counting them anew.

const db = useTestDatabase()
const timeZone = 'Pacific/Auckland'
const now = new Date('2026-03-02T00:20:00Z')
const DAY_MS = 86_400_000
const refresh = (full = false) => runRefresh(db(), { timeZone, full })

const SENT: Step = { key: 'sent', match: { types: ['ship'] }, byOrder: true, words: wordsOfKey('sent') }

/** The same funnel, or one with a step more: what comes to an order of its last. */
const anyKept: fc.Arbitrary<Funnel> = fc
  .tuple(anyFunnel, fc.boolean())
  .map(([funnel, isByOrder]): Funnel => (isByOrder ? { ...funnel, steps: [...funnel.steps, SENT] } : funnel))
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
      events.map(({ items, properties = {}, ...event }) => {
        const device = textOf(properties, 'device')
        return {
          ...event,
          pageUrl: null,
          productIds: items,
          properties,
          ...(device !== null && { attributes: { device } }),
        }
      }),
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

const RANGE = { from: '2026-03-02', to: '2026-03-04' }

/** Reports of what is kept say what is found when all attempts are looked for. */
async function expectSame(funnelId: string, funnel: Funnel, range: DayRange | null): Promise<void> {
  const query: ReportQuery = { ...EVERYTHING, funnel, funnelId, range }
  const asked = { range, now, timeZone }
  const { steps } = await runAttempts(db(), funnel, asked)
  const ofUsers = await runFunnel(db(), { ...query, unit: 'users' })
  const counted = await runFunnel(db(), query)
  expect(counted.steps.map(({ count }) => count)).toEqual(steps.map(({ attempts }) => attempts))
  expect(ofUsers.steps.map(({ count }) => count)).toEqual(steps.map(({ users }) => users))
  expect(counted.steps.map(({ stepRate }) => stepRate)).toEqual(steps.map(({ stepRate }) => stepRate))
  const { gaps } = await runTimeToStep(db(), query)
  const own = listOwnSteps(funnel).length
  expect(gaps.map(({ medianSeconds }) => medianSeconds)).toEqual(
    steps.slice(1, own).map(({ medianSeconds }) => medianSeconds),
  )
  if (funnel.within !== 'session') {
    const { open } = await runOpen(db(), query, { now, hours: 1 })
    expect(open).toBe(sumOf(steps, (step) => step.open ?? 0))
  }
  const parts = await runAttemptParts(db(), funnel, { ...asked, by: 'device' })
  const told = (await runAttributes(db(), query)).attributes.flatMap((attribute) => attribute.parts)
  const known = told.filter(({ part }) => part === 'value')
  expect(new Map(known.map(({ value, sessions }) => [value, sessions]))).toEqual(
    new Map(parts.flatMap(({ part, steps: all }) => (part === null ? [] : [[part, all[0]?.attempts]]))),
  )
  if (funnel.per === 'shop') {
    await expect(runProducts(db(), query)).rejects.toThrow('counted for the shop as a whole')
    return
  }
  const byProduct = await runAttemptParts(db(), funnel, { ...asked, by: 'product' })
  const products = (await runProducts(db(), query)).products.filter(({ reached }) => reached[0] !== 0)
  expect(new Map(products.map(({ id, reached }) => [id, reached]))).toEqual(
    new Map(byProduct.map(({ part, steps: all }) => [part, all.map(({ attempts }) => attempts)])),
  )
}

it('is kept in pieces as it is built from all events, and counted as they are found', async () => {
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
    for (const [place, funnel] of funnels.entries())
      for (const range of [null, RANGE]) await expectSame(String(place + 1), funnel, range)
  }
  await fc.assert(fc.asyncProperty(anyHistory, law), { numRuns: 4, seed: 4713 })
  expect(attempts).toBeGreaterThan(10)
})

it('is kept by what events say in texts, numbers and truths', async () => {
  const conditions = [
    { property: 'device', op: 'is', values: ['phone'] },
    { property: 'size', op: 'at-least', values: [2] },
    { property: 'gift', op: 'is', values: ['true'] },
  ] as const
  const steps = conditions.map((condition) => ({
    key: condition.property,
    match: { types: ['a'], where: [condition] },
    words: wordsOfKey(condition.property),
  }))
  await given([{ steps: [...steps, SENT], order: 'ordered', within: { seconds: 600 }, per: 'shop' }])
  const said = [{ device: 'phone' }, { size: 2 }, { gift: true }]
  const events = said.map((properties, place) => ({
    userId: 'u',
    sessionId: 's',
    type: 'a',
    id: `e${place}`,
    productId: null,
    orderId: null,
    items: [],
    occurredAt: new Date(now.getTime() + place * 1000),
    properties,
  }))
  await store(events)
  await refresh(true)
  expect(await db().attempt.findMany({ select: { userId: true, steps: true } })).toEqual([
    { userId: 'u', steps: 7 },
  ])
})
