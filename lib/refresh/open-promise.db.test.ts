import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenOrderVersions } from '@/lib/testing/shop/order-versions'
import { toAsker } from '../reports/asker'
import { runRefresh } from './run-refresh'

const db = useTestDatabase()

/** Of one order that was promised for the 12th: how many promises are open, and how many are late. */
async function askAt(moment: string) {
  const asked = {
    query: EVERYTHING,
    grain: null,
    mostDrawn: null,
    asOf: null,
    now: new Date(moment),
    today: moment.slice(0, 10),
    timeZone: 'UTC',
    currency: 'EUR',
  }
  return toAsker(db()).report('fulfilment', asked as never)
}

it('a promise that is kept as broken is open until its moment, without a refresh in between', async () => {
  await givenOrderVersions(db(), [
    {
      id: 'o1',
      status: 'preparing',
      createdAt: '2021-02-09T12:00:00Z',
      promisedFor: '2021-02-12T12:00:00Z',
      from: '2021-02-09T13:00:00Z',
    },
  ])
  await runRefresh(db(), { timeZone: 'UTC' })
  expect(await askAt('2021-02-11T12:00:00Z')).toMatchObject({ all: { orders: 1, open: 1, late: 0 } })
  expect(await askAt('2021-02-12T12:00:00Z')).toMatchObject({ all: { orders: 1, open: 1, late: 0 } })
  expect(await askAt('2021-02-12T12:00:01Z')).toMatchObject({ all: { orders: 1, open: 0, late: 1 } })
})
