import { expect, it } from 'vitest'
import { z } from 'zod'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importPlaces } from '@/lib/testing/files/import-places'
import { hasShapeFiles, placeOfShape, readExpected } from '@/lib/testing/files/read-shape-file'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { sumReached } from '../products/products-result'
import { runBreakdown } from './breakdown-report'
import { MOST_PARTS } from './breakdown-sql'

const db = useTestDatabase()

const counts = z.array(z.number())
const broken = z.record(z.string(), counts)
const rightSchema = z.looseObject({
  sessions: counts,
  session_product_pairs: counts,
  device: broken,
  channel: broken,
})

/** The same sessions, but counted one by one. */
const ALL: ReportQuery = { ...EVERYTHING, scope: { where: 'device is not nobody' } }
const threeOf = ({ reached }: Readonly<{ reached: readonly number[] }>) => reached.slice(0, 3)

it.skipIf(!hasShapeFiles)('of a known story each part is right, and the parts are the whole', async () => {
  await importPlaces(db(), [placeOfShape('segment.ndjson.gz')])
  const right = rightSchema.parse(readExpected())
  for (const query of [EVERYTHING, ALL]) {
    for (const name of ['device', 'channel'] as const) {
      const { parts, whole } = await runBreakdown(db(), query, [name])
      expect(Object.fromEntries(parts.map((part) => [part.first.value, threeOf(part)]))).toEqual(right[name])
      expect(threeOf(whole)).toEqual(right.sessions)
    }
    for (const names of [['visitor'], ['weekday'], ['device', 'channel'], ['weekday', 'device']]) {
      const { parts, whole } = await runBreakdown(db(), query, names)
      expect(sumReached(PRODUCT_FUNNEL, parts)).toEqual(whole.reached)
    }
    expect(threeOf((await runBreakdown(db(), query, ['product'])).whole)).toEqual(right.session_product_pairs)
    const grid = await runBreakdown(db(), query, ['product', 'device'])
    expect(threeOf(grid.whole)).toEqual(right.session_product_pairs)
  }
  const { id } = await db().product.findFirstOrThrow()
  for (const scope of [{}, { product: id }]) {
    const byDay = await runBreakdown(db(), { ...EVERYTHING, scope }, ['weekday'])
    const oneByOne = await runBreakdown(db(), { ...ALL, scope: { ...ALL.scope, ...scope } }, ['weekday'])
    expect(byDay).toMatchObject({ parts: oneByOne.parts, whole: oneByOne.whole })
  }
  const mobile = { ...EVERYTHING, scope: { where: 'device is mobile' } }
  const { parts } = await runBreakdown(db(), mobile, ['device'])
  expect(parts.map(threeOf)).toEqual([right.device.mobile])
  expect((await runBreakdown(db(), { ...ALL, unit: 'users' }, ['visitor'])).whole.reached[0]).toBe(124)
})

it('small parts are gathered, and what is not known is told', async () => {
  const pages = Array.from({ length: MOST_PARTS.one + 3 }, (_, index) => ({ page: `p${index}` }))
  await db().event.createMany({
    data: [...pages, { page: 'p22' }, {}].map((attributes, index) => ({
      userId: 'ann',
      id: `e${index}`,
      sessionId: `s${index}`,
      type: 'page_view',
      occurredAt: new Date('2021-02-10T12:00:00Z'),
      attributes,
    })),
  })
  await runRefresh(db(), { timeZone: 'UTC', full: true })
  for (const query of [EVERYTHING, ALL]) {
    const { parts } = await runBreakdown(db(), query, ['page'])
    const told = parts.map(({ first, values, reached }) => [first.part, first.value, values, reached[0]])
    expect(told).toHaveLength(MOST_PARTS.one + 2)
    expect(told[0]).toEqual(['value', 'p22', 1, 2])
    expect(told).toContainEqual(['others', null, 3, 3])
    expect(told.find(([part]) => part === 'not_known')?.[3]).toBe(1)
  }
})

it('a visitor is new in one session, also of two that begin at once, however it is looked for', async () => {
  await givenJourneys(db(), {
    ann: 'view:zz@0s | view:zz@0s checkout:zz@9s | view:zz@1d',
    bob: 'view:zz@1d checkout:zz@25h',
  })
  const count = async (asked: Partial<ReportQuery>) => {
    const { parts } = await runBreakdown(db(), { ...EVERYTHING, ...asked }, ['visitor'])
    return Object.fromEntries(parts.map(({ first, reached }) => [first.value, reached[0]]))
  }
  const range = { from: '2021-02-01', to: '2021-03-01' }
  for (const asked of [{}, { range }, { scope: ALL.scope }, { scope: { product: 'zz' } }]) {
    expect(await count(asked)).toEqual({ new: 2, returning: 2 })
    expect(await count({ ...asked, unit: 'users' })).toEqual({ new: 2, returning: 1 })
  }
  expect(await count({ range: { from: '2021-02-10', to: '2021-03-01' } })).toEqual({ new: 1, returning: 1 })
  for (const [is, sessions] of [
    ['new', 2],
    ['returning', 2],
  ] as const) {
    expect(await count({ scope: { where: `visitor is ${is}` } })).toEqual({ [is]: sessions })
    expect(await count({ scope: { where: `visitor is not ${is}` } })).toEqual({
      [is === 'new' ? 'returning' : 'new']: 4 - sessions,
    })
  }
})

it('weekdays are told in the order of the week, from the day on which it begins', async () => {
  await givenJourneys(db(), {
    ann: 'view:zz@0s | view:zz@1d | view:zz@4d | view:zz@5d',
    bob: 'view:zz@4d',
  })
  const listDays = async (asked: Partial<ReportQuery>) =>
    (await runBreakdown(db(), { ...EVERYTHING, ...asked }, ['weekday'])).parts.map(({ first }) => first.value)
  expect(await listDays({})).toEqual(['tuesday', 'wednesday', 'saturday', 'sunday'])
  expect(await listDays({ weekStart: 'sunday' })).toEqual(['sunday', 'tuesday', 'wednesday', 'saturday'])
  expect(await listDays({ weekStart: 'saturday' })).toEqual(['saturday', 'sunday', 'tuesday', 'wednesday'])
})
