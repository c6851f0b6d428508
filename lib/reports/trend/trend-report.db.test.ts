import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import type { Grain } from '@/lib/time/grain'
import { runTrend } from './trend-report'
import { toTrendResult } from './trend-result'

const db = useTestDatabase()
const all: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}
const data = { from: '2021-02-09', to: '2021-02-13' }

type Point = readonly [start: string, viewed: number, added: number, checkedOut: number, shipped: number]

async function expectPoints(
  asked: Partial<ReportQuery>,
  points: readonly Point[],
  days = data,
): Promise<void> {
  const query = { ...all, ...asked }
  const rows = points.map(([start, ...reached]) => ({ start, reached }))
  const result = await runTrend(db(), query)
  expect(result).toEqual(toTrendResult(query, rows, days))
  expect(result.points.map((point) => point.start)).toEqual(points.map(([start]) => start))
}

describe('runTrend', () => {
  it('of an empty database has no points', async () => {
    expect(await runTrend(db(), all)).toEqual({ query: all, points: [] })
    const query = { ...all, unit: 'users' as const, range: data }
    expect(await runTrend(db(), query)).toEqual({ query, points: [] })
  })

  it('has every day from the first session to the last, also one without steps', async () => {
    await givenJourneys(db(), SHOP)
    await expectPoints({}, [
      ['2021-02-09', 2, 2, 1, 1],
      ['2021-02-10', 1, 1, 1, 0],
      ['2021-02-11', 0, 0, 0, 0],
      ['2021-02-12', 1, 0, 0, 0],
    ])
  })

  it('counts users once a bucket: 3 in the week, though they viewed in 4 sessions', async () => {
    await givenJourneys(db(), SHOP)
    await expectPoints({ unit: 'users', grain: 'week', fiscalMonth: 1 }, [['2021-02-08', 3, 3, 2, 1]])
    await expectPoints({ grain: 'week', fiscalMonth: 1 }, [['2021-02-08', 4, 3, 2, 1]])
    await expectPoints({ unit: 'users', grain: 'day', range: { from: '2021-02-09', to: '2021-02-11' } }, [
      ['2021-02-09', 2, 2, 1, 1],
      ['2021-02-10', 1, 1, 1, 0],
    ])
  })

  it('follows one product, with zeros on the days it was not touched', async () => {
    await givenJourneys(db(), SHOP)
    const days = (counts: readonly (readonly [number, number, number, number])[]) =>
      counts.map((count, index): Point => [`2021-02-${String(9 + index).padStart(2, '0')}`, ...count])
    const none = [0, 0, 0, 0] as const
    await expectPoints({ scope: { product: 'yy' } }, days([[1, 1, 0, 0], [1, 1, 1, 0], none, none]))
    await expectPoints(
      { scope: { product: 'zz' }, unit: 'users' },
      days([[2, 1, 1, 1], [1, 1, 1, 0], none, [1, 0, 0, 0]]),
    )
    await expect(runTrend(db(), { ...all, scope: { product: 'xx' } })).rejects.toMatchObject({
      code: 'unknown_product',
    })
  })

  it.each<[Grain, readonly Point[]]>([
    [
      'week',
      [
        ['2020-12-28', 2, 1, 0, 0],
        ['2021-01-04', 0, 0, 0, 0],
        ['2021-01-11', 1, 0, 0, 0],
      ],
    ],
    [
      'month',
      [
        ['2020-12-01', 1, 0, 0, 0],
        ['2021-01-01', 2, 1, 0, 0],
      ],
    ],
    [
      'quarter',
      [
        ['2020-10-01', 1, 0, 0, 0],
        ['2021-01-01', 2, 1, 0, 0],
      ],
    ],
  ])('cuts by the %s across the turn of the year', async (grain, points) => {
    // 31 December, 3 January (a Sunday, of the week before), 11 January (a Monday).
    await givenJourneys(db(), { ann: 'view@-40d | view@-37d cart@-37d | view@-29d' })
    await expectPoints({ grain }, points, { from: '2020-12-31', to: '2021-01-12' })
  })

  it('begins weeks on the day that the workspace chose', async () => {
    // 31 December (a Thursday), 3 January (a Sunday), 11 January (a Monday).
    await givenJourneys(db(), { ann: 'view@-40d | view@-37d cart@-37d | view@-29d' })
    const days = { from: '2020-12-31', to: '2021-01-12' }
    await expectPoints(
      { grain: 'week', weekStart: 'sunday' },
      [
        ['2020-12-27', 1, 0, 0, 0],
        ['2021-01-03', 1, 1, 0, 0],
        ['2021-01-10', 1, 0, 0, 0],
      ],
      days,
    )
    await expectPoints(
      { grain: 'week', weekStart: 'saturday' },
      [
        ['2020-12-26', 1, 0, 0, 0],
        ['2021-01-02', 1, 1, 0, 0],
        ['2021-01-09', 1, 0, 0, 0],
      ],
      days,
    )
  })

  it('cuts days in the time zone of the shop, where one has 23 hours', async () => {
    // 13 March 23:59:59 and 14 March 00:00 and 23:59:59 in New York; 15 March 00:00 there.
    const seconds = (moment: string) => (Date.parse(moment) - Date.parse('2021-02-09T00:00:00Z')) / 1000
    const moments = [
      '2021-03-14T04:59:59Z',
      '2021-03-14T05:00:00Z',
      '2021-03-15T03:59:59Z',
      '2021-03-15T04:00:00Z',
    ]
    const text = moments.map((moment) => `view:zz@${seconds(moment)}s`).join(' | ')
    await givenJourneys(db(), { ann: text }, 'America/New_York')
    const days = { from: '2021-03-13', to: '2021-03-16' }
    const points: Point[] = [
      ['2021-03-13', 1, 0, 0, 0],
      ['2021-03-14', 2, 0, 0, 0],
      ['2021-03-15', 1, 0, 0, 0],
    ]
    await expectPoints({}, points, days)
    await expectPoints({ scope: { product: 'zz' } }, points, days)
  })
})
