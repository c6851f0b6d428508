import type { Db } from '@/lib/db'
import { toMetric } from '@/lib/query/metric'
import { createGoal } from '@/lib/store/kept/goals'
import { givenOrderVersions } from './order-versions'
import { givenProductVersions } from './product-versions'
import { givenJourneys } from './store-journeys'

// A small shop of which every section has something to tell, and the reports that were frozen of it by the release before
// sections listed their questions: `frozen-before.json` holds the answers that were kept then. It is never made anew.

export const FROZEN_DATA = { from: '2021-02-09', to: '2021-03-02' } as const

export const FROZEN_SETTINGS = {
  today: '2021-03-10',
  now: new Date('2021-03-10T12:00:00Z'),
  timeZone: 'UTC',
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 240,
  mostDrawn: 370,
} as const

/** What each report asked, by its name in the file. */
export const FROZEN_PARAMETERS = {
  compared: { from: '2021-02-20', to: '2021-03-02', compare: 'previous' },
  users: { range: 'all', product: 'zz', unit: 'users', metric: 'time_to_cart' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

export async function givenFrozenShop(db: Db): Promise<void> {
  await db.product.createMany({
    data: [
      { id: 'zz', name: 'ZZ Plant', category: 'Green', price: 10, inventory: 4 },
      { id: 'yy', name: 'Yucca', category: 'Green', price: 20, inventory: 2 },
      { id: 'xx', name: 'Xanadu', category: 'Red' },
    ],
  })
  await givenJourneys(db, {
    ann: 'view:zz@0s cart:zz@1m checkout:zz@5m | view:zz@14d cart:zz@14.001d checkout:zz@14.002d',
    bob: 'view:zz@1d view:yy@1.001d cart:yy@1.002d | view:yy@15d cart:yy@15.01d',
    cat: 'view:yy@2d | view:zz@16d cart:zz@16.1d checkout:zz@16.2d | view:xx@20d',
    dan: 'view:xx@3d cart:xx@3.1d | view:xx@12d cart:xx@12.1d checkout:xx@12.2d',
    eve: 'view:zz@4d view:xx@4.1d | view:yy@13d',
  })
  await db.annotation.create({ data: { day: new Date('2021-02-24'), kind: 'release', title: 'New cart' } })
  const quarter = { from: '2021-01-01', to: '2021-04-01' }
  const scope = { kind: 'shop', name: null } as const
  await createGoal(db, {
    metric: toMetric('cart_per_view'),
    funnel: null,
    scope,
    quarter,
    target: 0.5,
    owner: 'Ann',
    note: null,
  })
  const order = { createdAt: '2021-02-23T10:00:00Z', promisedFor: '2021-02-26T00:00:00Z' }
  await givenOrderVersions(db, [
    { id: 'a', ...order, status: 'shipped', service: 'ups', from: '2021-02-24T12:00:00Z' },
    {
      id: 'b',
      ...order,
      deliveredAt: '2021-02-25T10:00:00Z',
      status: 'delivered',
      from: '2021-02-26T12:00:00Z',
    },
  ])
  await givenProductVersions(db, [
    {
      id: 'zz',
      name: 'ZZ Plant',
      price: 9,
      inventory: 5,
      category: 'Green',
      from: '2021-02-10T12:00:00Z',
      to: '2021-02-25T12:00:00Z',
    },
    { id: 'zz', name: 'ZZ Plant', price: 10, inventory: 4, category: 'Green', from: '2021-02-25T12:00:00Z' },
  ])
}
