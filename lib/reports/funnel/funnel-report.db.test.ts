import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { wilson } from '@/lib/stats/wilson'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { HARD_NAMES, SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys, storeJourneys } from '@/lib/testing/shop/store-journeys'
import { toMarked } from '@/lib/testing/to-marked'
import { runFunnel } from './funnel-report'
import { toFunnelResult } from './funnel-result'

const db = useTestDatabase()
const all: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

/** Sets of steps that units have, as bits: 1 viewed, 2 cart, 4 checkout, 8 shipped. */
async function expectUnits(asked: Partial<ReportQuery>, bits: readonly number[]): Promise<void> {
  const query = { ...all, ...asked }
  expect(await runFunnel(db(), query)).toEqual(
    toFunnelResult(query, toMarked(bits.map((steps) => ({ steps, units: 1 })))),
  )
}

describe('runFunnel', () => {
  it('of an empty database is a full funnel of zeros', async () => {
    await expectUnits({}, [])
    await expectUnits({ unit: 'users', range: { from: '2021-01-01', to: '2022-01-01' } }, [])
  })

  it('counts sessions: 4 viewed, 3 of 4 carted (one never seen to), 2 of 3 checked out, 1 of 2 shipped', async () => {
    await givenJourneys(db(), SHOP)
    expect(await runFunnel(db(), all)).toEqual({
      query: all,
      steps: [
        {
          step: 'viewed',
          count: 4,
          stepRate: null,
          stepInterval: null,
          overallRate: 1,
          overallInterval: null,
          dropOff: null,
          furthest: 1,
          inferred: 0,
        },
        {
          step: 'added_to_cart',
          count: 3,
          stepRate: 0.75,
          stepInterval: wilson(3, 4),
          overallRate: 0.75,
          overallInterval: wilson(3, 4),
          dropOff: 1,
          furthest: 1,
          inferred: 1,
        },
        {
          step: 'checked_out',
          count: 2,
          stepRate: 2 / 3,
          stepInterval: wilson(2, 3),
          overallRate: 0.5,
          overallInterval: wilson(2, 4),
          dropOff: 1,
          furthest: 1,
          inferred: 0,
        },
        {
          step: 'shipped',
          count: 1,
          stepRate: 0.5,
          stepInterval: wilson(1, 2),
          overallRate: 0.25,
          overallInterval: wilson(1, 4),
          dropOff: 1,
          furthest: 1,
          inferred: 0,
        },
      ],
      withoutStep: 1,
    })
  })

  it('counts users once over all their sessions, of the shop and of one product, in and out of a range', async () => {
    await givenJourneys(db(), SHOP)
    const range = { from: '2021-02-10', to: '2021-02-13' }
    await expectUnits({ unit: 'users' }, [15, 3, 5, 0])
    await expectUnits({ range }, [1, 5, 0])
    await expectUnits({ unit: 'users', range }, [1, 5, 0])
    await expectUnits({ scope: { product: 'zz' } }, [15, 1, 1, 4])
    await expectUnits({ scope: { product: 'zz' }, unit: 'users' }, [15, 1, 4])
    await expectUnits({ scope: { product: 'zz' }, range }, [1, 4])
    await expectUnits({ scope: { product: 'yy' }, unit: 'users', range }, [5])
    await expectUnits({ range: { from: '2021-02-13', to: '2021-03-01' } }, [])
  })

  it('puts the steps of all sessions of a user together: viewed in one, checked out in another', async () => {
    await givenJourneys(db(), { ann: 'view:zz@0s | checkout:zz@1d' })
    await expectUnits({}, [1, 4])
    await expectUnits({ unit: 'users' }, [5])
  })

  it('takes a session whole by the day it started, though its later steps fall after the range', async () => {
    await givenJourneys(db(), { ann: 'view:zz@23h cart:zz@25h checkout:zz@26h ship@9d' })
    await expectUnits({ range: { from: '2021-02-09', to: '2021-02-10' } }, [15])
    await expectUnits({ range: { from: '2021-02-10', to: '2021-03-10' } }, [])
  })

  it.each([
    ['Asia/Kolkata', '2021-02-09T18:29:59Z', '2021-02-09'],
    ['Asia/Kolkata', '2021-02-09T18:30:00Z', '2021-02-10'],
    ['America/New_York', '2021-03-14T04:59:59Z', '2021-03-13'],
    ['America/New_York', '2021-03-15T03:59:59Z', '2021-03-14'],
    ['America/New_York', '2021-11-08T04:59:59Z', '2021-11-07'],
    ['Europe/Berlin', '2021-03-28T21:59:59Z', '2021-03-28'],
    ['Europe/Berlin', '2021-03-28T22:00:00Z', '2021-03-29'],
    ['Europe/Berlin', '2020-12-31T23:00:00Z', '2021-01-01'],
  ])('in %s a session of %s is of %s', async (zone, moment, day) => {
    const events = parseJourneys({ ann: 'view:zz@0s' }).map((event) => ({
      ...event,
      occurredAt: new Date(moment),
    }))
    await storeJourneys(db(), events)
    await runRefresh(db(), { timeZone: zone })
    const to = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    await expectUnits({ range: { from: day, to } }, [1])
    await expectUnits({ unit: 'users', range: { from: day, to } }, [1])
    await expectUnits({ range: { from: to, to: '2199-12-31' } }, [])
    await expectUnits({ range: { from: '1970-01-01', to: day } }, [])
  })

  it('keeps other events out of the steps, and a shipment alone makes no session', async () => {
    await givenJourneys(db(), { ann: 'search@0s login@1s', bob: 'ship@0s', cat: 'search@0s view@1s' })
    await expectUnits({}, [0, 1])
    await expectUnits({ unit: 'users' }, [0, 1])
  })

  it('counts two sessions where two users share the id of a session', async () => {
    const events = parseJourneys({ ann: 'view:zz@5s', bob: 'view:zz@1s cart:zz@9s', cat: 'view:zz@0s' })
    await storeJourneys(
      db(),
      events.map((event) => (event.userId === 'cat' ? event : { ...event, sessionId: 'shared' })),
    )
    await runRefresh(db(), { timeZone: 'UTC' })
    await expectUnits({}, [3, 1, 1])
    await expectUnits({ unit: 'users' }, [3, 1, 1])
    expect(await db().sessionPath.findMany({ select: { userId: true }, orderBy: { userId: 'asc' } })).toEqual(
      [{ userId: 'ann' }, { userId: 'bob' }, { userId: 'cat' }],
    )
  })

  it('counts the product of an id, whatever others are called', async () => {
    await givenJourneys(db(), {
      ann: 'view:a@0s',
      bob: 'view:b@0s cart:b@1s',
      cat: 'view:c@0s checkout:c@1s',
    })
    const products = [
      { id: 'a', name: 'b' },
      { id: 'b', name: 'Basil' },
    ]
    await db().product.createMany({ data: products })
    await expectUnits({ scope: { product: 'a' } }, [1])
    await expectUnits({ scope: { product: 'b' } }, [3])
    await expectUnits({ scope: { product: 'c' } }, [5])
  })

  it.each(HARD_NAMES)('takes the category %s for nothing but a name', async (category) => {
    await db().product.create({ data: { id: 'zz', name: 'ZZ', category } })
    await givenJourneys(db(), { ann: 'view:zz@0s cart:zz@1s', bob: 'view:yy@0s' })
    await expectUnits({ scope: { category } }, [3])
    await expectUnits({ scope: { category }, unit: 'users' }, [3])
  })

  it.each(['ZZ', 'z', '%', '', ...HARD_NAMES])(
    'refuses the product "%s", which nobody has',
    async (product) => {
      await givenJourneys(db(), SHOP)
      await expect(runFunnel(db(), { ...all, scope: { product } })).rejects.toMatchObject({
        code: 'unknown_product',
        message: `No product has the id "${product}".`,
      })
    },
  )
})
