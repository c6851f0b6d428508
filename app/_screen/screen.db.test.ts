import { describe, expect, it } from 'vitest'
import { toAsker, toRecorder, toReplay } from '@/lib/reports/asker'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import type { ShareScope } from '@/lib/saved/share-scope'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toScreen } from './screen'

const db = useTestDatabase()

const DATA = { from: '2021-02-09', to: '2021-02-11' }
const SETTINGS = {
  today: '2021-02-14',
  now: new Date('2021-02-14T10:00:00Z'),
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const

/** p1 is viewed by two, p2 by three. */
async function givenShop(): Promise<void> {
  await givenJourneys(db(), {
    ann: 'view:p1@0s',
    bob: 'view:p1@0s',
    cat: 'view:p2@0s',
    dan: 'view:p2@0s',
    eve: 'view:p2@0s',
  })
  await db().product.createMany({
    data: [
      { id: 'p1', name: 'Fern', category: 'Ferns' },
      { id: 'p2', name: 'Moss', category: 'Mosses' },
    ],
  })
}

type Kept = ReportDefinition['parameters']

function show(
  parameters: Kept,
  own: Record<string, string> = {},
  scope: ShareScope = 'locked',
  ask = toAsker(db()),
) {
  const { timeZone, ...rules } = SETTINGS
  const definition: ReportDefinition = {
    parameters,
    sections: ['funnel'],
    note: null,
    rules: { ...rules, timeZone, version: 1 },
  }
  const place = { path: '/share/x', own, hasPages: false, filesPath: null, mayEdit: false, scope }
  return toScreen(definition, { ask, data: DATA, settings: SETTINGS, place })
}

const viewsOf = async (...asked: Parameters<typeof show>) => {
  const { ask, query, refusal } = await show(...asked)
  return refusal ? refusal.of : (await ask.report('funnel', { query })).steps[0]?.count
}

describe('the question of a report', () => {
  it('is of its id, never of a name, whoever has it', async () => {
    await givenShop()
    expect(await viewsOf({ range: 'all', product: 'p1' })).toBe(2)
    expect(await viewsOf({ range: 'all', product: 'Fern' })).toBe('report')
    await db().product.update({ where: { id: 'p2' }, data: { name: 'p3' } })
    expect(await viewsOf({ range: 'all', product: 'p3' })).toBe('report')
  })

  it.each<[Kept, string]>([
    [{ range: 'all', product: 'p9' }, 'No product has the id "p9".'],
    [{ range: 'all', category: 'Trees' }, 'No category is called "Trees"; there are Ferns, Mosses.'],
    [{ range: 'all', product: 'p1', category: 'Trees' }, 'No category is called "Trees"'],
    [{ range: 'all', unbound_product: 'Fern' }, 'It was saved for a product called "Fern"'],
    [{ range: 'all', product: '' }, '"product"'],
    [{ range: 'all', product: 'x'.repeat(201) }, '"product"'],
    [{ range: 'all', category: '' }, '"category"'],
    [{ range: 'soon', product: 'p1' }, '"range"'],
    [{ from: '2021-02-30', product: 'p1' }, '"from"'],
    [{ from: '2021-02-10', to: '2021-02-09' }, 'must be before'],
    [{ to: '2021-02-01' }, 'There are no data for the days that it keeps, before 2021-02-01.'],
    [{ range: 'all', unit: 'pies' }, '"unit"'],
  ])('%j is refused and never widened, whatever a visitor of a locked link adds', async (kept, sentence) => {
    await givenShop()
    const wider = { product: 'p1', category: 'Ferns', range: 'all', from: '2021-02-09', unit: 'users' }
    for (const { refusal } of [await show(kept), await show(kept, wider)]) {
      expect(refusal).toMatchObject({ of: 'report', sentence: expect.stringContaining(sentence) })
    }
  })

  it('is what the visitor makes of it where the link allows that, and a name becomes an id', async () => {
    await givenShop()
    const open = (own: Record<string, string>) => viewsOf({ range: 'all', product: 'p1' }, own, 'open')
    expect(await open({ product: 'Moss' })).toBe(3)
    expect(await open({ product: '' })).toBe(5)
    expect(await open({ product: 'Weed' })).toBe('address')
    expect(await open({ product: 'x'.repeat(201) })).toBe('address')
    expect(await open({ category: 'Weeds' })).toBe('address')
    expect(await viewsOf({ range: 'all', unbound_product: 'Fern' }, { product: 'Moss' }, 'open')).toBe(3)
    const { raw, place, scopeName } = await show({ range: 'all' }, { product: 'Moss' }, 'open')
    expect([raw.product, place.own.product, scopeName]).toEqual(['p2', 'p2', 'Moss'])
  })

  it('lets a visitor choose days, and still refuses what else cannot be read', async () => {
    await givenShop()
    const days = { from: '2021-02-09', to: '2021-02-10' }
    expect(await viewsOf({ range: 'soon', product: 'p1' }, days, 'range')).toBe(2)
    expect(await viewsOf({ range: 'soon', unbound_product: 'Fern' }, days, 'range')).toBe('report')
  })

  it('is answered as it was kept where it is frozen, also by the name that it was asked with then', async () => {
    await givenShop()
    const recorder = toRecorder(db())
    const { query } = await show({ range: 'all', product: 'p1' }, {}, 'locked', recorder.ask)
    await recorder.ask.report('funnel', { query })
    const kept = await recorder.readKept()
    const named = Object.entries(kept).map(
      ([key, answer]) => [key.replace('"p1"', '"Fern"'), answer] as const,
    )
    const old = Object.fromEntries(named.filter(([key]) => !key.startsWith('productName')))
    await db().product.update({ where: { id: 'p1' }, data: { name: 'Boston Fern' } })
    expect(await viewsOf({ range: 'all', product: 'Fern' }, {}, 'locked', toReplay(old))).toBe(2)
    expect((await show({ range: 'all', product: 'Fern' }, {}, 'locked', toReplay(old))).scopeName).toBe(
      'Fern',
    )
    expect((await show({ range: 'all', product: 'p1' }, {}, 'locked', toReplay(kept))).scopeName).toBe('Fern')
  })
})
