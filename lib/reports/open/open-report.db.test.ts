import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { runOpen } from './open-report'

const db = useTestDatabase()

/** Ten days before: four sessions, of which one checked out after half an hour, and one after thirty hours. */
const PAST = {
  a: 'view:zz@0s checkout:zz@30m',
  b: 'view:zz@0s',
  c: 'view:zz@0s',
  d: 'view:zz@0s checkout:zz@30h',
}

/** Now is ten days after the start: one session is 10 minutes old, one 2 hours, one has checked out, one is over. */
const NOW = {
  e: 'view:zz@239.8333h',
  f: 'view:zz@238h',
  g: 'view:zz@239h checkout:zz@239.5h',
  h: 'view:yy@215h',
  // No step of the funnel: neither entered nor open.
  searched: 'search@239h',
}
const window = { now: new Date('2021-02-19T00:00:00Z'), hours: 24 }
const lastDays = { ...EVERYTHING, range: { from: '2021-02-17', to: '2021-02-20' } }

it('is open as long as the window runs, and projected as those before went on', async () => {
  await givenJourneys(db(), { ...PAST, ...NOW })
  const result = await runOpen(db(), lastDays, window)
  expect(result).toMatchObject({ entered: 4, converted: 1, open: 2, lost: 1, rate: 0.25 })
  // Of the four before, one checked out within the window, after both ages: 10 minutes, and not 2 hours.
  expect(result.expected).toBeCloseTo(1 / 4, 10)
  expect(result.projectedRate).toBeCloseTo(1.25 / 4, 10)
})

it('of a product counts its own sessions, and of a category each session once', async () => {
  await db().product.createMany({
    data: [
      { id: 'zz', name: 'ZZ', category: 'Green' },
      { id: 'yy', name: 'YY', category: 'Green' },
    ],
  })
  await givenJourneys(db(), { ...PAST, ...NOW, i: 'view:zz@238h view:yy@238.1h' })
  expect(await runOpen(db(), { ...lastDays, scope: { product: 'yy' } }, window)).toMatchObject({
    entered: 2,
    open: 1,
  })
  expect(await runOpen(db(), { ...lastDays, scope: { category: 'Green' } }, window)).toMatchObject({
    entered: 5,
    open: 3,
  })
})

it('leaves nothing open in days long past, nor in an empty shop', async () => {
  const past = { ...EVERYTHING, range: { from: '2021-02-09', to: '2021-02-10' } }
  expect(await runOpen(db(), past, window)).toMatchObject({
    entered: 0,
    open: 0,
    rate: null,
    projectedRate: null,
  })
  await givenJourneys(db(), { ...PAST, ...NOW })
  expect(await runOpen(db(), past, window)).toMatchObject({
    entered: 4,
    converted: 2,
    open: 0,
    lost: 2,
    expected: 0,
  })
})
