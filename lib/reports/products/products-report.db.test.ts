import { describe, expect, it } from 'vitest'
import { writeEvents } from '@/lib/ingest/write/write-events'
import type { ReportQuery } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { HARD_NAMES, SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys, storeJourneys } from '@/lib/testing/shop/store-journeys'
import { runProducts } from './products-report'
import { toProductsResult } from './products-result'

const db = useTestDatabase()
const all: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

type Line = readonly [product: string, viewed: number, carted: number, checkedOut: number, shipped: number]

async function expectLines(asked: Partial<ReportQuery>, lines: readonly Line[]): Promise<void> {
  const query = { ...all, ...asked }
  const rows = lines.map(([product, ...reached]) => {
    return { id: expect.any(String), product, category: null, reached }
  })
  expect(await runProducts(db(), query)).toEqual(toProductsResult(query, rows))
}

async function storeEvent(event: Partial<Parameters<typeof writeEvents>[1][number]>): Promise<void> {
  const [template] = parseJourneys({ ann: 'checkout@1h' })
  if (!template) throw new Error('There is one event.')
  const { items: _, ...rest } = template
  await writeEvents(db(), [{ ...rest, pageUrl: null, ...event }])
}

describe('runProducts', () => {
  it('of an empty database has no lines, and sums of zero', async () => {
    await expectLines({}, [])
    await expectLines({ unit: 'users', range: { from: '2021-02-09', to: '2021-02-10' } }, [])
  })

  it('counts each product, most viewed first, for sessions and for users, in and out of a range', async () => {
    await givenJourneys(db(), SHOP)
    const range = { from: '2021-02-10', to: '2021-02-13' }
    await expectLines({}, [
      ['zz', 4, 2, 2, 1],
      ['yy', 2, 2, 1, 0],
    ])
    await expectLines({ unit: 'users' }, [
      ['zz', 3, 2, 2, 1],
      ['yy', 2, 2, 1, 0],
    ])
    await expectLines({ range }, [
      ['zz', 2, 1, 1, 0],
      ['yy', 1, 1, 1, 0],
    ])
    await expectLines({ unit: 'users', range, scope: { product: 'zz' } }, [['zz', 2, 1, 1, 0]])
    await expectLines({ scope: { product: 'yy' } }, [['yy', 2, 2, 1, 0]])
    await expectLines(
      { scope: { product: 'yy' }, unit: 'users', range: { from: '2022-01-01', to: '2022-01-02' } },
      [],
    )
  })

  it('lists a product that nobody viewed with zeros, also in a range without sessions', async () => {
    await givenJourneys(db(), SHOP)
    await db().product.createMany({
      data: [
        { id: 'zz', name: 'Pothos' },
        { id: 'new', name: 'Aloe' },
      ],
    })
    await expectLines({}, [
      ['Pothos', 4, 2, 2, 1],
      ['yy', 2, 2, 1, 0],
      ['Aloe', 0, 0, 0, 0],
    ])
    await expectLines({ scope: { product: 'new' }, unit: 'users' }, [['Aloe', 0, 0, 0, 0]])
    await expectLines({ range: { from: '2022-01-01', to: '2022-01-02' } }, [
      ['Aloe', 0, 0, 0, 0],
      ['Pothos', 0, 0, 0, 0],
    ])
  })

  it('keeps names as they are', async () => {
    await db().product.createMany({ data: HARD_NAMES.map((name, index) => ({ id: `p${index}`, name })) })
    await givenJourneys(db(), { ann: 'view:p0@0s' })
    const { products } = await runProducts(db(), all)
    expect(products.map((line) => line.product).sort()).toEqual([...HARD_NAMES].sort())
    for (const [index, name] of HARD_NAMES.entries()) {
      await expectLines({ scope: { product: `p${index}` } }, [[name, index === 0 ? 1 : 0, 0, 0, 0]])
    }
  })

  it('keeps two products of one name apart', async () => {
    await db().product.createMany({
      data: [
        { id: 'a', name: 'Fern' },
        { id: 'b', name: 'Fern' },
      ],
    })
    await givenJourneys(db(), { ann: 'view:a@0s view:b@1s cart:b@2s' })
    const { products } = await runProducts(db(), all)
    expect(products.map(({ product, reached }) => [product, ...reached.slice(0, 2)]).sort()).toEqual([
      ['Fern', 1, 0],
      ['Fern', 1, 1],
    ])
  })
})

describe('the products of a checkout', () => {
  it('are those of its order', async () => {
    await givenJourneys(db(), { ann: 'checkout:zz+yy@0s' })
    await expectLines({}, [
      ['yy', 1, 1, 1, 0],
      ['zz', 1, 1, 1, 0],
    ])
  })

  it('are those that the event lists, or the one that it names', async () => {
    await storeEvent({ productIds: ['yy', 'zz', 'yy'] })
    await storeEvent({ id: 'other', productId: 'xx', orderId: null })
    await runRefresh(db(), { timeZone: 'UTC' })
    await expectLines({}, [
      ['xx', 1, 1, 1, 0],
      ['yy', 1, 1, 1, 0],
      ['zz', 1, 1, 1, 0],
    ])
  })

  it('count once where order, list and event name the same', async () => {
    await storeJourneys(db(), parseJourneys({ ann: 'checkout:zz@0s' }))
    await storeEvent({ id: 'again', orderId: 'ann-1-o1', productId: 'zz', productIds: ['zz'] })
    await runRefresh(db(), { timeZone: 'UTC' })
    await expectLines({}, [['zz', 1, 1, 1, 0]])
    await expectLines({ unit: 'users' }, [['zz', 1, 1, 1, 0]])
  })

  it('are none where nobody names any; the session has checked out all the same', async () => {
    await storeEvent({ productIds: [] })
    await runRefresh(db(), { timeZone: 'UTC' })
    await expectLines({}, [])
    expect(await db().sessionPath.findMany({ select: { steps: true } })).toEqual([{ steps: 4 }])
  })

  it('are not read from the list of another kind of event', async () => {
    await storeEvent({ type: 'page_view', productIds: ['zz'] })
    await runRefresh(db(), { timeZone: 'UTC' })
    await expectLines({}, [])
  })
})

describe('a shipment', () => {
  const ordered = parseJourneys({ ann: 'view:zz@0s checkout:zz+yy@1h ship@2d' })
  const [view, checkout, ship] = ordered
  const shippedLines: readonly Line[] = [
    ['yy', 1, 1, 1, 1],
    ['zz', 1, 1, 1, 1],
  ]
  if (!view || !checkout || !ship) throw new Error('There are three events.')

  it.each([
    ['under the session of its checkout', [ordered]],
    ['under another session and user', [[view, checkout, { ...ship, sessionId: 'other', userId: 'bob' }]]],
    ['before its checkout arrives', [[ship], [view], [checkout]]],
    ['before the items of its order arrive', [[{ ...checkout, items: [] }, ship], [view], [checkout]]],
    ['earlier than the checkout by its clock', [[view, checkout, { ...ship, occurredAt: new Date(0) }]]],
    ['twice', [ordered, [{ ...ship, id: 'twice' }]]],
  ])('counts for every product of its order: %s', async (_, batches) => {
    for (const batch of batches) {
      await storeJourneys(db(), batch)
      await runRefresh(db(), { timeZone: 'UTC' })
    }
    await expectLines({}, shippedLines)
    await expectLines({ unit: 'users' }, shippedLines)
  })

  it('of another order, or of none, does not count', async () => {
    const other = [view, checkout, { ...ship, orderId: 'other' }, { ...ship, id: 'none', orderId: null }]
    await storeJourneys(db(), other)
    await runRefresh(db(), { timeZone: 'UTC' })
    await expectLines({}, [
      ['yy', 1, 1, 1, 0],
      ['zz', 1, 1, 1, 0],
    ])
  })
})
