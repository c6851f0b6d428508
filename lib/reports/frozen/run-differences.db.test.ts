import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { readRequest } from '@/lib/query/request/request'
import { SECTIONS, type SectionName } from '@/lib/query/section'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { givenOrderVersions } from '@/lib/testing/shop/order-versions'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys, storeJourneys } from '@/lib/testing/shop/store-journeys'
import { toRecorder, toReplay } from '../asker'
import { answerTable, toTableRequest } from '../tables'
import { countArrived, countStored } from './count-stored'
import type { Frozen } from './frozen'
import { getFrozen, keepFrozen } from './keep-frozen'
import { runDifferences } from './run-differences'

const db = useTestDatabase()

const SETTINGS = {
  today: '2021-02-14',
  timeZone: 'UTC',
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
} as const
/** The first link of an empty database. */
const LINK = 1n
const RANGE = { from: '2021-02-09', to: '2021-02-11' }
const VIEW = readRequest(RANGE, { ...SETTINGS, now: new Date() }, RANGE)

const PRESENT = { now: new Date(), today: SETTINGS.today }

/** A report of a section of two days, frozen at a moment and read from where it was kept. */
async function freeze(section: SectionName = 'funnel', now = new Date()): Promise<Frozen> {
  const { ask, readKept } = toRecorder(db())
  const settings = { ...SETTINGS, now: now.toISOString() }
  for (const table of SECTIONS[section].tables) {
    await answerTable(ask, toTableRequest(table, VIEW), { ...SETTINGS, now })
  }
  const { id: linkId } = await db().shareLink.create({
    data: {
      tokenHash: section,
      title: 'Two days',
      owner: 'Ann',
      kind: 'frozen',
      scope: 'locked',
      createdBy: 'Ann',
    },
  })
  const [{ now: frozenAt } = { now: new Date() }] = await db().$queryRaw<{ now: Date }[]>`select now()`
  const made: Frozen = {
    frozenAt,
    askedProduct: null,
    definition: {
      parameters: RANGE,
      sections: [section],
      note: null,
      rules: { ...SETTINGS, version: 1, timeZone: 'UTC' },
    },
    freshness: { refreshedAt: settings.now, data: RANGE, settings },
    answers: await readKept(),
    stored: await countStored(db(), RANGE),
  }
  await keepFrozen(db(), linkId, made)
  const frozen = await getFrozen(db(), linkId)
  if (!frozen) throw new Error('It was kept.')
  return frozen
}

describe('runDifferences', () => {
  it('finds nothing where nothing happened, nor where events of other days came', async () => {
    await givenJourneys(db(), SHOP)
    const frozen = await freeze()
    expect(await runDifferences(db(), frozen, VIEW, PRESENT)).toMatchObject({ tables: [], why: [] })
    await givenJourneys(db(), { eve: 'view:zz@3d' })
    expect(await runDifferences(db(), frozen, VIEW, PRESENT)).toMatchObject({ tables: [], why: [] })
  })

  it('says which numbers a late session moved, and that it was late', async () => {
    await givenJourneys(db(), SHOP)
    const frozen = await freeze()
    await givenJourneys(db(), { eve: 'view:zz@1h cart:zz@2h' })
    const { tables, why } = await runDifferences(db(), frozen, VIEW, PRESENT)
    expect(why).toEqual([
      '2 events in 1 session of these days arrived since; all of them had happened before and came late.',
    ])
    expect(tables.map(({ title }) => title)).toEqual(['Funnel'])
    expect(tables[0]?.differences.filter(({ column }) => column === 'count')).toEqual([
      { row: 'viewed', column: 'count', kind: 'count', was: 3, is: 4 },
      { row: 'added_to_cart', column: 'count', kind: 'count', was: 3, is: 4 },
    ])
  })

  it('says what was removed', async () => {
    await givenJourneys(db(), SHOP)
    const frozen = await freeze()
    await db().$executeRaw`delete from event where session_id = 'bob-1'`
    await db().$executeRaw`insert into dirty_session (user_id, session_id) values ('bob', 'bob-1')`
    await runRefresh(db(), { timeZone: 'UTC' })
    const { why, tables } = await runDifferences(db(), frozen, VIEW, PRESENT)
    expect(why).toEqual(['3 events of these days were removed.'])
    expect(tables).toHaveLength(1)
  })

  it('tells how orders and open sessions stand of now, not of when it was frozen', async () => {
    const from = '2021-02-10T12:00:00Z'
    const promised = { createdAt: '2021-02-09T10:00:00Z', promisedFor: '2021-02-12T00:00:00Z' }
    await givenJourneys(db(), SHOP)
    await givenOrderVersions(db(), [{ id: 'a', ...promised, status: 'shipped', from }])
    const then = new Date('2021-02-11T12:00:00Z')
    const [services, changed] = [
      await freeze('services', then),
      await freeze('changed', new Date('2021-02-09T12:00:00Z')),
    ]
    const ask = async (frozen: Frozen, now: Date) => {
      const { tables, why } = await runDifferences(db(), frozen, VIEW, { now, today: SETTINGS.today })
      const moved = tables.flatMap(({ differences }) => differences)
      return { why, moved: moved.map(({ column, was, is }) => [column, was, is]) }
    }
    expect(await ask(services, then)).toEqual({ why: [], moved: [] })
    expect(await ask(services, new Date('2021-02-13T12:00:00Z'))).toEqual({
      why: [expect.stringContaining('is told as of now')],
      moved: expect.arrayContaining([
        ['decided', 0, 1],
        ['late', 0, 1],
        ['open', 1, 0],
      ]),
    })
    expect((await ask(changed, new Date('2021-02-13T12:00:00Z'))).moved).toContainEqual(['lost', 0, 1])
  })

  it('asks by the id what was frozen by a name, whatever that means now; a name of none is refused', async () => {
    await givenJourneys(db(), SHOP)
    const view = (product: string) => ({ ...VIEW, query: { ...VIEW.query, scope: { product } } })
    const { ask, readKept } = toRecorder(db())
    const frozen = await freeze()
    await answerTable(ask, toTableRequest('funnel', view('zz')), { ...SETTINGS, now: frozen.frozenAt })
    const kept = Object.entries(await readKept()).map(([key, answer]) => [
      key.replace('"product":"zz"', '"product":"ZZ"'),
      answer,
    ])
    const { parameters, ...definition } = frozen.definition
    const named: Frozen = {
      ...frozen,
      askedProduct: 'ZZ',
      answers: Object.fromEntries(kept),
      definition: { ...definition, parameters: { ...parameters, product: 'zz' } },
    }
    await db().product.create({ data: { id: 'yy', name: 'ZZ' } })
    expect(await runDifferences(db(), named, view('ZZ'), PRESENT)).toMatchObject({ tables: [], why: [] })
    await givenJourneys(db(), { eve: 'view:zz@1h' })
    const { tables } = await runDifferences(db(), named, view('ZZ'), PRESENT)
    expect(tables[0]?.differences[0]).toMatchObject({ row: 'viewed', was: 3, is: 4 })
    const unbound = { ...definition, parameters: { ...parameters, unbound_product: 'ZZ' } }
    await expect(
      runDifferences(db(), { ...named, definition: unbound }, view('ZZ'), PRESENT),
    ).rejects.toMatchObject({ code: 'unknown_product' })
  })

  it('answers by what was kept, whatever was stored since', async () => {
    await givenJourneys(db(), SHOP)
    const frozen = await freeze()
    await storeJourneys(db(), parseJourneys({ eve: 'view:zz@1h' }))
    await runRefresh(db(), { timeZone: 'UTC' })
    const replay = toReplay((await getFrozen(db(), LINK))?.answers ?? {})
    const { rows } = await answerTable(replay, toTableRequest('funnel', VIEW), {
      ...SETTINGS,
      now: frozen.frozenAt,
    })
    expect(rows.map(([step, count]) => [step, count])).toEqual([
      ['viewed', 3],
      ['added_to_cart', 3],
      ['checked_out', 2],
      ['shipped', 1],
    ])
  })
})

describe('countArrived', () => {
  it('counts events by the day of their session, and those that came after a moment', async () => {
    await givenJourneys(db(), SHOP)
    expect(await countStored(db(), RANGE)).toEqual({ range: RANGE, events: 9, sessions: 3 })
    expect(await countStored(db(), EVERYTHING.range)).toMatchObject({ events: 11, sessions: 5 })
    const before = await countArrived(db(), RANGE, new Date('2021-02-09T00:00:30Z'))
    expect(before).toMatchObject({ arrivedEvents: 9, lateEvents: 1, arrivedSessions: 3 })
  })
})
