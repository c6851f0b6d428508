import { describe, expect, it } from 'vitest'
import { type Request, readRequest } from '@/lib/query/request/request'
import { SECTION_NAMES } from '@/lib/query/section'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { type Asker, toAsker, toRecorder, toReplay } from './asker'
import { askSections } from './sections'
import { answerTable, TABLE_NAMES, toTableRequest } from './tables'

const db = useTestDatabase()

const SETTINGS = {
  today: '2021-02-14',
  now: new Date('2021-02-14T10:00:00Z'),
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const

function viewOf(raw: Record<string, string>): Request {
  const data = { from: '2021-02-09', to: '2021-02-13' }
  return readRequest(raw, SETTINGS, data)
}

/** Every table and section there is, of one view, and the facts beside them. */
async function askAll(ask: Asker, view: Request) {
  await askSections(ask, SECTION_NAMES, view)
  const tables = TABLE_NAMES.map((name) => answerTable(ask, toTableRequest(name, view), SETTINGS))
  return {
    funnel: await ask.report('funnel', view),
    products: await ask.report('products', view),
    annotations: await ask.annotations(null),
    categories: await ask.categories(),
    unknownScope: await ask.unknownScope({ scope: { product: 'nothing' } }),
    tables: await Promise.all(tables),
  }
}

const VIEW = viewOf({ from: '2021-02-11', to: '2021-02-13', compare: 'previous', unit: 'users' })

describe('an asker', () => {
  it('is told by the database what it was told before, when the answers are kept as JSON and read again', async () => {
    await givenJourneys(db(), SHOP)
    await db().annotation.create({
      data: { day: new Date('2021-02-10'), kind: 'release', title: 'New cart' },
    })
    const recorder = toRecorder(db())
    const asked = await askAll(recorder.ask, VIEW)
    const kept = JSON.parse(JSON.stringify(await recorder.readKept()))
    await db().$executeRaw`truncate session_path, funnel_day, funnel_month, product_funnel, annotation`
    expect(await askAll(toReplay(kept), VIEW)).toEqual(asked)
    expect(asked.funnel.steps.map(({ count }) => count)).toEqual([1, 0, 0, 0])
    expect(asked.annotations).toHaveLength(1)
  })

  it('does not know what it was not told', async () => {
    const recorder = toRecorder(db())
    await recorder.ask.report('funnel', VIEW)
    const replay = toReplay(await recorder.readKept())
    const all = viewOf({ range: 'all' })
    await expect(replay.report('funnel', all)).rejects.toMatchObject({ code: 'bad_report' })
    await expect(replay.report('products', VIEW)).rejects.toMatchObject({ code: 'bad_report' })
  })

  it('keeps nothing where something could not be answered', async () => {
    const recorder = toRecorder(db())
    const asked = recorder.ask.report('funnel', { query: { ...VIEW.query, scope: { product: 'no' } } })
    await expect(asked).rejects.toMatchObject({ code: 'unknown_product' })
    await expect(recorder.readKept()).rejects.toMatchObject({ code: 'unknown_product' })
  })

  it('puts the same question to the database once: what a report does not take makes no other question', async () => {
    const ask = toAsker(db())
    expect(ask.report('funnel', VIEW)).toBe(
      ask.report('funnel', { query: { ...VIEW.query, grain: 'month' } }),
    )
    expect(ask.report('funnel', VIEW)).not.toBe(ask.report('trend', { query: VIEW.query, grain: 'day' }))
    const byMonth = { query: { ...VIEW.query, grain: 'month' }, grain: 'month' } as const
    expect(ask.report('trend', byMonth)).not.toBe(ask.report('trend', { query: VIEW.query, grain: 'day' }))
  })
})
