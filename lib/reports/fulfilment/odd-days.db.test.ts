import { expect, it } from 'vitest'
import type { Knowledge } from '@/lib/query/knowledge'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenOrderVersions } from '@/lib/testing/shop/order-versions'
import { givenProductVersions } from '@/lib/testing/shop/product-versions'
import { addDays, type Day } from '@/lib/time/day'
import { runCatalogue } from '../catalogue/catalogue-report'
import { runFulfilment, runFulfilmentTrend } from './run-fulfilment'

const db = useTestDatabase()

type OddDay = Readonly<{
  zone: string
  days: Readonly<Record<Day, readonly string[]>>
  /** How many more were known at the end of each day, where those are not its own. */
  known?: readonly number[]
}>

/** Orders by the day that the clocks of a zone showed. */
const ODD_DAYS: Readonly<Record<string, OddDay>> = {
  'a day that begins twice': {
    zone: 'Atlantic/Azores',
    days: {
      '2026-10-24': ['2026-10-24T12:00:00Z', '2026-10-24T23:59:59.999Z'],
      '2026-10-25': [
        '2026-10-25T00:00:00Z',
        '2026-10-25T00:30:00Z',
        '2026-10-25T01:30:00Z',
        '2026-10-26T00:30:00Z',
      ],
      '2026-10-26': ['2026-10-26T01:00:00Z'],
    },
  },
  'a day that begins twice, behind UTC': {
    zone: 'America/Havana',
    days: {
      '2026-10-31': ['2026-11-01T03:59:59Z'],
      '2026-11-01': ['2026-11-01T04:00:00Z', '2026-11-01T05:00:00Z', '2026-11-02T04:59:59Z'],
      '2026-11-02': ['2026-11-02T05:00:00Z'],
    },
  },
  'a day whose last hour comes twice': {
    zone: 'America/Sao_Paulo',
    days: {
      '2018-02-17': ['2018-02-18T01:30:00Z', '2018-02-18T02:30:00Z'],
      '2018-02-18': ['2018-02-18T03:00:00Z'],
    },
  },
  'clocks that turn back over midnight, so that the day before comes again': {
    zone: 'America/St_Johns',
    known: [4, 1],
    days: {
      '2010-11-06': ['2010-11-07T02:29:00Z', '2010-11-07T02:31:00Z', '2010-11-07T03:29:00Z'],
      '2010-11-07': ['2010-11-07T02:30:30Z', '2010-11-07T03:30:00Z'],
    },
  },
  'a day without midnight': {
    zone: 'America/Sao_Paulo',
    days: {
      '2017-10-14': ['2017-10-15T02:59:59Z'],
      '2017-10-15': ['2017-10-15T03:00:00Z', '2017-10-16T01:59:59Z'],
      '2017-10-16': ['2017-10-16T02:00:00Z'],
    },
  },
  'a day without midnight, ahead of UTC': {
    zone: 'Asia/Beirut',
    days: {
      '2026-03-28': ['2026-03-28T21:59:59Z'],
      '2026-03-29': ['2026-03-28T22:00:00Z', '2026-03-29T20:59:59Z'],
    },
  },
  'a day whose clocks jump to midnight': {
    zone: 'America/Nuuk',
    days: { '2026-03-28': ['2026-03-29T00:59:59Z'], '2026-03-29': ['2026-03-29T01:00:00Z'] },
  },
  'a day that there was not': {
    zone: 'Pacific/Apia',
    days: {
      '2011-12-29': ['2011-12-30T09:59:59Z'],
      '2011-12-30': [],
      '2011-12-31': ['2011-12-30T10:00:00Z'],
    },
  },
  'a zone of quarter hours': {
    zone: 'Asia/Kathmandu',
    days: { '2026-10-24': ['2026-10-24T18:14:59Z'], '2026-10-25': ['2026-10-24T18:15:00Z'] },
  },
}

it.each(Object.entries(ODD_DAYS))(
  '%s: its orders are the same by day, as a range, and as known',
  async (_, { zone, days, known }) => {
    const orders = Object.values(days).flat()
    await givenOrderVersions(
      db(),
      orders.map((at, index) => ({ id: `o${index}`, status: 'preparing', createdAt: at, from: at })),
    )
    const knowledge = { asOf: null, now: '2026-12-01T00:00:00Z', today: '2026-12-01', timeZone: zone }
    const counts = Object.fromEntries(Object.entries(days).map(([day, { length }]) => [day, length]))
    const { points } = await runFulfilmentTrend(db(), { ...EVERYTHING, grain: 'day' }, knowledge)
    expect(Object.fromEntries(points.map(({ start, orders }) => [start, orders]))).toEqual(counts)
    expect(await countEach(days, (day) => countOrders(knowledge, day))).toEqual(counts)
    expect(await countKnown(knowledge, Object.keys(days))).toEqual(known ?? Object.values(counts))
  },
)

it.each(Object.entries(ODD_DAYS))(
  '%s: changes of products are those of their days',
  async (_, { zone, days }) => {
    const changes = Object.values(days).flat().toSorted()
    const first = { id: 'fern', price: 1, from: '2000-01-01T00:00:00Z', to: changes[0] ?? null }
    const later = changes.map((from, index) => ({
      id: 'fern',
      price: index,
      from,
      to: changes[index + 1] ?? null,
    }))
    await givenProductVersions(db(), [first, ...later])
    const knowledge = { asOf: null, now: '2026-12-01T00:00:00Z', today: '2026-12-01', timeZone: zone }
    const counts = Object.fromEntries(Object.entries(days).map(([day, { length }]) => [day, length]))
    const counted = await countEach(days, async (day) => {
      const { products } = await runCatalogue(db(), { ...EVERYTHING, range: toDay(day) }, knowledge)
      return products?.[0]?.changes ?? 0
    })
    expect(counted).toEqual(counts)
  },
)

const toDay = (day: Day) => ({ from: day, to: addDays(day, 1) })

async function countOrders(knowledge: Knowledge, day: Day): Promise<number> {
  const { all } = await runFulfilment(db(), { ...EVERYTHING, range: toDay(day) }, knowledge)
  return all?.orders ?? 0
}

async function countEach(days: OddDay['days'], count: (day: Day) => Promise<number>) {
  const counts: Record<Day, number> = {}
  for (const day of Object.keys(days)) counts[day] = await count(day)
  return counts
}

/** How many more were known at the end of each day than at that of the one before. */
async function countKnown(knowledge: Knowledge, days: readonly Day[]): Promise<number[]> {
  const known: number[] = []
  for (const asOf of days) {
    const { all } = await runFulfilment(db(), EVERYTHING, { ...knowledge, asOf })
    known.push(all?.orders ?? 0)
  }
  return known.map((count, index) => count - (known[index - 1] ?? 0))
}
