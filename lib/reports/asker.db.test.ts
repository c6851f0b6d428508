import { describe, expect, it } from 'vitest'
import { METRIC_NAMES } from '@/lib/query/metric'
import { overRange } from '@/lib/query/report-query'
import { toView, type View } from '@/lib/query/view'
import { SHOP } from '@/lib/testing/shop-journeys'
import { givenJourneys } from '@/lib/testing/store-journeys'
import { useTestDatabase } from '@/lib/testing/test-database'
import { type Asker, toAsker, toRecorder, toReplay } from './asker'
import { TABLE_NAMES, toTableRequest } from './tables'

const db = useTestDatabase()

const SETTINGS = {
  today: '2021-02-14',
  now: new Date('2021-02-14T10:00:00Z'),
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const
const KEPT = { ...SETTINGS, now: SETTINGS.now.toISOString() }

function viewOf(raw: Record<string, string>): View {
  const data = { from: '2021-02-09', to: '2021-02-13' }
  const defaults = { settle: <T>(parameters: T) => parameters, comparison: 'previous' } as const
  return toView(raw, { ...SETTINGS, data }, defaults)
}

/** Every question there is, of one view. */
async function askAll(ask: Asker, view: View) {
  const { query, periods, today } = view
  const before = overRange(query, { from: '2021-02-09', to: '2021-02-11' })
  const tables = TABLE_NAMES.map((name) => ask.table(toTableRequest(name, view), KEPT))
  return {
    funnel: await ask.funnel(query),
    before: await ask.funnel(before),
    products: await ask.products(query),
    times: await ask.times(query),
    productTimes: await ask.productTimes(query),
    trend: await ask.trend(query),
    quarters: await ask.quarters(periods, METRIC_NAMES),
    toDate: await ask.toDate(query, 0.01, METRIC_NAMES),
    open: await ask.open(query, KEPT.now, 24),
    worth: await ask.worth(query, today),
    goals: await ask.goals({ today, fiscalMonth: 1 }),
    annotations: await ask.annotations({ from: '2021-02-01', to: '2021-03-01' }),
    categories: await ask.categories(),
    unknownScope: await ask.unknownScope({ product: 'nothing', category: null }),
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
    await db().$executeRaw`truncate session_path, session_day, product_day, product_funnel, annotation`
    expect(await askAll(toReplay(kept), VIEW)).toEqual(asked)
    expect(asked.funnel.steps.map(({ count }) => count)).toEqual([1, 0, 0, 0])
    expect(asked.annotations).toHaveLength(1)
  })

  it('does not know what it was not told', async () => {
    const recorder = toRecorder(db())
    await recorder.ask.funnel(VIEW.query)
    const replay = toReplay(await recorder.readKept())
    await expect(replay.funnel(viewOf({ range: 'all' }).query)).rejects.toMatchObject({ code: 'bad_report' })
    await expect(replay.products(VIEW.query)).rejects.toMatchObject({ code: 'bad_report' })
  })

  it('keeps nothing where something could not be answered', async () => {
    const recorder = toRecorder(db())
    const asked = recorder.ask.table({ report: 'funnel', search: 'unit=pies' }, KEPT)
    await expect(asked).rejects.toMatchObject({ code: 'bad_parameter' })
    await expect(recorder.readKept()).rejects.toMatchObject({ code: 'bad_parameter' })
  })

  it('puts the same question to the database once', async () => {
    const ask = toAsker(db())
    expect(ask.funnel(VIEW.query)).toBe(ask.funnel({ ...VIEW.query }))
    expect(ask.funnel(VIEW.query)).not.toBe(ask.trend(VIEW.query))
  })
})
