import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { anyArrivalsOf, storeArrivals } from '@/lib/testing/naive/naive-arrivals'
import { countNaively, readCounts } from '@/lib/testing/naive/naive-counts'
import { anyShop, PRODUCTS } from '@/lib/testing/naive/naive-journeys'
import type { NaiveShop } from '@/lib/testing/naive/naive-owners'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'
import { runRefresh } from '../run-refresh'

const db = useTestDatabase()
const timeZone = 'UTC'

const refresh = (full = false) => runRefresh(db(), { timeZone, full })

/** The same events over five months. */
function stretched(shop: NaiveShop): NaiveShop {
  const start = Date.parse('2021-02-09')
  return {
    ...shop,
    events: shop.events.map((event) => ({
      ...event,
      occurredAt: new Date(start + (event.occurredAt.getTime() - start) * 25),
    })),
  }
}

const anyCategories = fc.array(fc.constantFrom('plants', 'pots', null), { minLength: 3, maxLength: 3 })

async function setCategories(categories: readonly (string | null)[]): Promise<void> {
  for (const [index, id] of PRODUCTS.entries()) {
    const category = categories[index] ?? null
    await db().product.upsert({ where: { id }, create: { id, name: id, category }, update: { category } })
  }
}

/** Lines of one scope. */
async function countsOf(scope: string): Promise<string[]> {
  return (await readCounts(db())).filter((line) => line.startsWith(scope))
}

describe('counts by scope', () => {
  it('have of each user of a day the last day before it, and of a month the last one before the month', async () => {
    await storeJourneys(
      db(),
      parseJourneys({
        ann: 'view:zz@0s | view:zz@1d cart:zz@25h | view:zz@30d',
        bob: 'cart:zz@1d | checkout:zz@26h',
      }),
    )
    await refresh()
    expect(await countsOf('shop')).toEqual([
      'shop  -1 2021-02-01: 2 of -32768',
      'shop  -1 2021-02-09: 1 of -32768',
      'shop  -1 2021-02-10: 1 of 7710',
      'shop  -1 2021-03-01: 1 of 7711',
      'shop  -1 2021-03-11: 1 of 7711',
      'shop  -2 2021-02-01: 2 of -32768 -32768',
      'shop  -2 2021-02-10: 2 of -32768 -32768',
      'shop  -3 2021-02-01: 1 of -32768',
      'shop  -3 2021-02-10: 1 of -32768',
      'shop  0 2021-02-01: 4 of -32768 -32768',
      'shop  0 2021-02-09: 1 of -32768',
      'shop  0 2021-02-10: 3 of -32768 7710',
      'shop  0 2021-03-01: 1 of 7711',
      'shop  0 2021-03-11: 1 of 7711',
      'shop  1 2021-02-01: 4 of -32768 -32768',
      'shop  1 2021-02-09: 1 of -32768',
      'shop  1 2021-02-10: 3 of -32768 7710',
      'shop  1 2021-03-01: 1 of 7711',
      'shop  1 2021-03-11: 1 of 7711',
      'shop  2 2021-02-01: 3 of -32768 -32768',
      'shop  2 2021-02-10: 3 of -32768 -32768',
      'shop  3 2021-02-01: 1 of -32768',
      'shop  3 2021-02-10: 1 of -32768',
    ])
  })

  it('count a session of a category once, and a product without one in none', async () => {
    await setCategories(['plants', 'plants', null])
    await storeJourneys(db(), parseJourneys({ ann: 'view:p1@0s view:p2@1s view:p3@2s' }))
    await refresh()
    expect(await countsOf('category')).toEqual([
      'category plants -1 2021-02-01: 1 of -32768',
      'category plants -1 2021-02-09: 1 of -32768',
      'category plants 1 2021-02-01: 1 of -32768',
      'category plants 1 2021-02-09: 1 of -32768',
    ])
  })

  it('follow a product into another category, also where nothing else came', async () => {
    await setCategories(['plants', 'pots', null])
    await storeJourneys(db(), parseJourneys({ ann: 'view:p1@0s | view:p2@1d', bob: 'view:p1@1d' }))
    await refresh()
    await setCategories(['pots', 'pots', null])
    await refresh()
    expect(await countsOf('category plants')).toEqual([])
    expect(await readCounts(db())).toEqual(await countNaively(db(), PRODUCT_FUNNEL))
    await db().product.delete({ where: { id: 'p1' } })
    await refresh()
    expect(await readCounts(db())).toEqual(await countNaively(db(), PRODUCT_FUNNEL))
  })

  it('know a day that comes after its month has begun from one before it', async () => {
    const days = ['view:zz@20d', 'view:zz@21d', 'view:zz@19d', 'view:zz@5d']
    for (const [index, journey] of days.entries()) {
      const events = parseJourneys({ ann: journey })
      await storeJourneys(
        db(),
        events.map((event) => ({ ...event, id: `e${index}`, sessionId: `s${index}` })),
      )
      await refresh()
      expect(await readCounts(db())).toEqual(await countNaively(db(), PRODUCT_FUNNEL))
    }
  })

  it('hold days that no calendar of theirs reaches', async () => {
    await storeJourneys(
      db(),
      parseJourneys({ ann: 'view:zz@0s | view:zz@40000d', bob: 'view:zz@-60000d | view:zz@0s' }),
    )
    await refresh()
    await storeJourneys(db(), parseJourneys({ cat: 'view:zz@0s | view:zz@40000d' }))
    await refresh()
    const stepwise = await readFunnelTables(db())
    await refresh(true)
    expect(stepwise).toEqual(await readFunnelTables(db()))
  })

  it('are after any batches and changes of categories what loops find, and what a rebuild makes', async () => {
    const anyCase = anyShop.map(stretched).chain((shop) =>
      fc.record({
        arrivals: anyArrivalsOf(shop),
        categories: fc.array(anyCategories, { minLength: 6, maxLength: 6 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ arrivals: { batches }, categories }) => {
        await emptyDatabase(db())
        for (const [index, batch] of batches.entries()) {
          await setCategories(categories[index] ?? [])
          await storeArrivals(db(), batch)
          await refresh()
          expect(await readCounts(db())).toEqual(await countNaively(db(), PRODUCT_FUNNEL))
        }
        const stepwise = await readFunnelTables(db())
        await refresh(true)
        expect(stepwise).toEqual(await readFunnelTables(db()))
      }),
      { numRuns: 25 },
    )
  })
})
