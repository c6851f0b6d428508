import { expect, it } from 'vitest'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { overallName, toRate } from '@/lib/query/metric'
import { EVERYTHING } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { FALSE_DISCOVERIES } from '@/lib/stats/changes/judge-changes'
import type { Portion } from '@/lib/stats/compare-shares'
import { createUniform } from '@/lib/stats/seeded-random'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { addDays } from '@/lib/time/day'
import { toAsker } from '../asker'
import { chooseOneIn } from '../attempts/run-attempts'
import { isCalled } from './different-result'
import { type DifferentRow, differentSql } from './different-sql'

const db = useTestDatabase()

type Did = Readonly<{ type: string; attributes?: Record<string, string> }>

/** Each a user with one session, or so many, whose events come one after the other, of the days from `day` on. */
async function givenSessions(
  name: string,
  sessions: readonly (readonly Did[])[],
  day = '2021-02-10',
  perUser = 1,
) {
  const rows = sessions.flatMap((events, session) =>
    events.map(({ type, attributes = {} }, index) => ({
      userId: `${name}-${Math.floor(session / perUser)}`,
      id: `${name}-${session}-${index}`,
      sessionId: `${name}-${session}`,
      type,
      occurredAt: new Date(Date.parse(`${day}T12:00:00Z`) + index * 1000),
      productId: 'zz',
      orderId: null,
      pageUrl: null,
      attributes,
    })),
  )
  await db().$transaction((tx) => writeEvents(tx, rows), { timeout: 60_000 })
}

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed)
const DEVICES = ['phone', 'desk', 'tablet']
const CHANNELS = ['ads', 'mail', 'search', 'social', 'direct']

/** A shop where who searches checks out twice as often, and nothing else means anything. */
function toSessions(seed: number): Did[][] {
  const random = createUniform(`different ${seed}`)
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)] ?? ''
  return Array.from({ length: 400 }, () => {
    const searches = random() < 0.4
    const noise = Array.from({ length: 6 }, (_, index) =>
      random() < 0.3 ? [{ type: `noise ${index}` }] : [],
    )
    const buys = random() < (searches ? 0.6 : 0.3)
    return [
      { type: 'page_view', attributes: { device: one(DEVICES), channel: one(CHANNELS) } },
      ...noise.flat(),
      ...(searches ? [{ type: 'search' }] : []),
      ...(buys ? [{ type: 'checkout' }, { type: 'thanks' }] : []),
    ]
  })
}

it('finds what was planted in each of 20 shops, and of all that it finds no more than the stated share is chance', async () => {
  const dayOf = (seed: number) => addDays('2021-02-01', seed)
  for (const seed of SEEDS) await givenSessions(`shop ${seed}`, toSessions(seed), dayOf(seed))
  await runRefresh(db(), { timeZone: 'UTC', full: true })
  const ask = toAsker(db())
  const shares = await Promise.all(
    SEEDS.map(async (seed) => {
      const range = { from: dayOf(seed), to: addDays(dayOf(seed), 1) }
      const asked = { query: { ...EVERYTHING, range }, metric: null, smallestChange: 0.01 }
      const { all, lines } = await ask.report('different', asked)
      expect(all.whole).toBe(400)
      expect(lines.map(({ name }) => name).toSorted()).toEqual(
        [...Array(3).fill('device'), ...Array(5).fill('channel'), ...NOISE, 'search'].toSorted(),
      )
      const called = lines.filter(isCalled)
      expect(called[0]).toMatchObject({ kind: 'event', name: 'search', change: { verdict: 'up' } })
      return (called.length - 1) / called.length
    }),
  )
  const meanFalse = shares.reduce((sum, share) => sum + share, 0) / shares.length
  expect(meanFalse).toBeLessThanOrEqual(FALSE_DISCOVERIES)
})

const NOISE = Array.from({ length: 6 }, (_, index) => `noise ${index}`)

it.each(['sessions', 'users'] as const)(
  'of %s: what came before the step, never what came after; what is not known; of a product, too',
  async (unit) => {
    const many = (events: readonly Did[]) => Array.from({ length: 20 }, () => events)
    const [view, chat, buy] = [{ type: 'page_view' }, { type: 'chat' }, { type: 'checkout' }]
    const known = { ...view, attributes: { plan: 'pro' } }
    await givenSessions('a', [...many([known, chat, buy]), ...many([view, buy, chat]), ...many([view, chat])])
    await givenSessions('b', many([chat]))
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    for (const scope of [{}, { product: 'zz' }]) {
      if ('product' in scope) await db().product.create({ data: { id: 'zz', name: 'ZZ' } })
      const asked = { query: { ...EVERYTHING, unit, scope }, metric: null, smallestChange: 0.01 }
      const { all, lines } = await toAsker(db()).report('different', asked)
      expect(all).toEqual({ part: 40, whole: 60 })
      const found = lines.map(({ name, value, have, others }) => [name, value, have.part, have.whole, others])
      expect(found.toSorted()).toEqual([
        ['chat', null, 20, 40, { part: 20, whole: 20 }],
        ['plan', null, 20, 40, { part: 20, whole: 20 }],
        ['plan', 'pro', 20, 20, { part: 20, whole: 40 }],
      ])
    }
  },
)

it('of one user in two: the same users for every number', async () => {
  const buyers = Array.from({ length: 60 }, (_, index) => [
    { type: 'page_view' },
    ...(index % 3 === 0 ? [{ type: 'chat' }] : []),
    ...(index % 2 === 0 ? [{ type: 'checkout' }] : []),
  ])
  await givenSessions('u', buyers)
  await runRefresh(db(), { timeZone: 'UTC', full: true })
  const [chosen] = await db().$queryRaw<Portion[]>`
    select count(*)::int as whole, count(*) filter (where bought)::int as part
    from (
      select user_id, bool_or(type = 'checkout') as bought from event group by user_id having hashtext(user_id) & 1 = 0
    ) as one_in_two`
  const rate = toRate(overallName(EVERYTHING), EVERYTHING)
  const ask = (oneIn: number) =>
    db().$queryRaw<DifferentRow[]>(
      differentSql(EVERYTHING, rate, { leftOut: ['page_view', 'checkout'], oneIn }),
    )
  const [all, ...others] = await ask(2)
  expect(all).toMatchObject({ kind: 'all', ...chosen })
  expect(all?.whole).toBeLessThan(60)
  expect(others.map(({ name }) => name)).toEqual(['chat'])
  expect((await ask(1))[0]?.whole).toBe(60)
  expect(await chooseOneIn(db(), null, 15)).toBe(4)
  expect(await chooseOneIn(db(), null, 15, { product: 'zz' })).toBe(4)
  expect(await chooseOneIn(db(), null, 15, { product: 'rare' })).toBe(1)
})

const EACH = 6
const VALUES = ['a', 'b', 'c']
/** Fewer shops leave the share of false calls to chance. */
const SHOPS = Array.from({ length: 60 }, (_, seed) => seed)

/** Users who come six times, of one device each and each with its own bent to buy; who search, buy more often. */
function toReturning(seed: number): Did[][] {
  const random = createUniform(`alike ${seed}`)
  const users = Array.from({ length: 150 }, () => {
    const attributes = Object.fromEntries(
      ['device', 'channel', 'plan', 'city', 'age'].map((name) => [
        name,
        VALUES[Math.floor(random() * VALUES.length)] ?? '',
      ]),
    )
    return { attributes, searches: random() < 0.4, bent: random() < 0.3 ? 0.8 : 0.05 }
  })
  return users.flatMap(({ attributes, searches, bent }) =>
    Array.from({ length: EACH }, () => [
      { type: 'page_view', attributes },
      ...(searches ? [{ type: 'search' }] : []),
      ...(random() < Math.min(1, bent + (searches ? 0.5 : 0)) ? [{ type: 'checkout' }] : []),
    ]),
  )
}

it('knows that the sessions of a user resemble each other: what means nothing is not called, and what was planted is', async () => {
  const dayOf = (seed: number) => addDays('2021-02-01', seed)
  for (const seed of SHOPS) await givenSessions(`alike ${seed}`, toReturning(seed), dayOf(seed), EACH)
  await runRefresh(db(), { timeZone: 'UTC', full: true })
  const ask = toAsker(db())
  const found = await Promise.all(
    SHOPS.map(async (seed) => {
      const range = { from: dayOf(seed), to: addDays(dayOf(seed), 1) }
      const asked = { query: { ...EVERYTHING, range }, metric: null, smallestChange: 0.01 }
      const { designEffect, lines } = await ask.report('different', asked)
      expect(designEffect).toBeGreaterThan(2)
      const called = lines.filter(isCalled)
      const wrong = called.filter(({ name }) => name !== 'search').length
      const byChance = lines.filter(
        ({ kind, change }) => kind === 'attribute' && isFar(change?.interval, designEffect),
      )
      return {
        isFound: called.some(({ name }) => name === 'search'),
        wrong: called.length === 0 ? 0 : wrong / called.length,
        byChance: byChance.length > 0,
      }
    }),
  )
  expect(found.filter(({ isFound }) => isFound).length).toBeGreaterThanOrEqual(54)
  expect(found.reduce((sum, { wrong }) => sum + wrong, 0) / found.length).toBeLessThanOrEqual(
    FALSE_DISCOVERIES,
  )
  // As if no two sessions were of one user, most shops have an attribute that seems to mean something.
  expect(found.filter(({ byChance }) => byChance).length).toBeGreaterThan(30)
})

/** Whether an interval would leave zero out where it was not widened. */
function isFar(interval: Readonly<{ low: number; high: number }> | undefined, designEffect: number): boolean {
  if (!interval) return false
  const half = (interval.high - interval.low) / 2 / Math.sqrt(designEffect)
  return Math.abs((interval.high + interval.low) / 2) > half
}
