import { expect, it } from 'vitest'
import { EVERYTHING, overRange, type ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toAsker } from '../asker'
import { COMPARE } from './compare-report'
import type { CompareOptions } from './compare-result'

const db = useTestDatabase()
const before: ReportQuery = { ...EVERYTHING, range: { from: '2021-02-09', to: '2021-02-10' } }
const now = overRange(before, { from: '2021-02-10', to: '2021-02-11' })
const options: CompareOptions = { metric: 'checkout_per_view', by: 'product', smallestChange: 0.01 }

async function runCompare(query: ReportQuery, earlier: ReportQuery, how: CompareOptions) {
  const result = await toAsker(db()).report('compare', { query, before: earlier, ...how })
  if (!result) throw new Error('There is a range before.')
  return result
}

/** In both ranges `zz` and `yy`; `xx` is gone, `new` has come. */
const SHOP = {
  ann: 'view:zz@0s cart:zz@1s checkout:zz@2s | view:zz@25h cart:zz@26h checkout:zz@27h',
  bob: 'view:zz@0s | view:zz@25h cart:zz@26h checkout:zz@27h',
  cat: 'view:yy@0s view:xx@1s | view:yy@25h view:new@26h',
}

async function givenShop(): Promise<void> {
  await givenJourneys(db(), SHOP)
  await db().product.createMany({
    data: [
      { id: 'zz', name: 'ZZ', category: 'Green' },
      { id: 'yy', name: 'YY', category: 'Green' },
      { id: 'xx', name: 'XX', category: 'Red' },
    ],
  })
}

it('has every product of either range, with its counts in both', async () => {
  await givenShop()
  const { lines } = await runCompare(now, before, options)
  const counted = lines.map((line) => [
    line.product,
    line.before.part,
    line.before.whole,
    line.now.part,
    line.now.whole,
  ])
  expect(counted.sort()).toEqual([
    ['XX', 0, 1, 0, 0],
    ['YY', 0, 1, 0, 1],
    ['ZZ', 1, 2, 2, 2],
    ['new', 0, 0, 0, 1],
  ])
  expect(lines.find(({ id }) => id === 'zz')?.change).toMatchObject({
    difference: 0.5,
    verdict: "can't tell yet",
  })
  expect(lines.find(({ id }) => id === 'xx')?.change).toBeNull()
})

it('adds products up to their categories, and has a row for those without one', async () => {
  await givenShop()
  const { lines } = await runCompare(now, before, {
    ...options,
    by: 'category',
    metric: 'cart_per_view',
  })
  expect(
    lines
      .map((line) => [line.product, line.before.part, line.before.whole, line.now.part, line.now.whole])
      .sort(),
  ).toEqual([
    ['Green', 1, 3, 2, 3],
    ['Red', 0, 1, 0, 0],
    ['Without a category', 0, 0, 0, 1],
  ])
})

it('says the same of a product beside its category, of it alone, and of the whole shop', async () => {
  await givenShop()
  const likely = async (asked: Partial<ReportQuery>) => {
    const { lines } = await runCompare({ ...now, ...asked }, { ...before, ...asked }, options)
    return lines.map((line) => [line.product, line.now.shrunk?.share, line.before.shrunk?.share])
  }
  const all = await likely({})
  expect(await likely({ scope: { product: 'zz' } })).toEqual(all.filter(([name]) => name === 'ZZ'))
  expect(await likely({ scope: { category: 'Green' } })).toEqual(
    all.filter(([name]) => name === 'ZZ' || name === 'YY'),
  )
})

it('compares rates only, knows its products, and says nothing of all time', async () => {
  const asked = { ...options, query: now, before }
  const ask = toAsker(db()).report
  await expect(ask('compare', { ...asked, metric: 'viewed' })).rejects.toThrow(
    'Products are compared by a rate: "metric" must be one of cart_per_view, checkout_per_cart, checkout_per_view.',
  )
  const unknown = { ...EVERYTHING, scope: { product: 'Weed' } }
  await expect(ask('compare', { ...asked, query: unknown, before: null })).rejects.toMatchObject({
    code: 'unknown_product',
  })
  const allTime = { ...asked, query: EVERYTHING, before: null }
  const table = COMPARE.toTable(await ask('compare', allTime), allTime)
  expect(table.rows).toEqual([])
  expect(table.columns.map(({ name }) => name)).toContain('verdict')
})
