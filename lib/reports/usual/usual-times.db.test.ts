import { expect, it } from 'vitest'
import { EVERYTHING, overRange, type ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toAsker } from '../asker'
import { TO_DATE } from '../to-date/to-date-report'

const db = useTestDatabase()

/** The eighth day of the shop and the day before it; offsets are from 9 February 2021. */
const before: ReportQuery = { ...EVERYTHING, range: { from: '2021-02-15', to: '2021-02-16' } }
const query = overRange(before, { from: '2021-02-16', to: '2021-02-17' })
const asked = {
  query,
  before,
  smallestChange: 0.01,
  today: '2021-02-17',
  metrics: ['time_to_cart'],
}

/** Each of so many users looks every day, and adds to the cart after the seconds of that day, and some of its own. */
const shopOf = (users: number, seconds: readonly number[], own = 1) =>
  Object.fromEntries(
    Array.from({ length: users }, (_, user) => [
      `user${user}`,
      seconds
        .map((after, day) => `view:zz@${86_400 * day}s cart:zz@${86_400 * day + after + own * user}s`)
        .join(' | '),
    ]),
  )

const judge = async () => (await toAsker(db()).report('to-date', asked)).lines[0]?.against[0]?.change

it('calls a median longer where it is, and not where medians move as much by themselves', async () => {
  await givenJourneys(db(), shopOf(20, [100, 100, 100, 100, 100, 100, 100, 160]))
  expect(await judge()).toMatchObject({
    difference: 60,
    verdict: 'up',
    beyondChance: true,
    usual: { pairs: 6, spread: 0, beyond: true },
  })
  const { columns, rows } = TO_DATE.toTable(await toAsker(db()).report('to-date', asked), asked)
  const told = Object.fromEntries(columns.map(({ name }, index) => [name, rows[0]?.[index]]))
  expect(told).toMatchObject({ verdict: 'up', beyond_usual: 'yes', usual_change: 0, past_pairs: 6 })
  await givenJourneys(db(), shopOf(20, [100, 160, 100, 160, 100, 160, 100, 160]))
  expect(await judge()).toMatchObject({
    verdict: "can't tell yet",
    beyondChance: true,
    usual: { pairs: 6, spread: 60, beyond: false },
  })
})

it('knows that the times of a user resemble each other', async () => {
  const often = (users: number, times: number) =>
    Object.fromEntries(
      Array.from({ length: users }, (_, user) => [
        `user${user}`,
        [6, 7]
          .flatMap((day) =>
            Array.from({ length: times }, (_, time) => {
              const at = 86_400 * day + 7200 * time
              return `view:zz@${at}s cart:zz@${at + 100 + 10 * user + (day === 7 ? 40 : 0)}s`
            }),
          )
          .join(' | '),
      ]),
    )
  await givenJourneys(db(), often(20, 8))
  const many = await judge()
  await givenJourneys(db(), often(20, 1))
  const once = await judge()
  const wide = (change: typeof many) =>
    change ? (change.interval?.high ?? 0) - (change.interval?.low ?? 0) : 0
  // Eight times as many times of as many users say no more than one of each.
  expect(many?.difference).toBeCloseTo(40, 6)
  expect(wide(many) / wide(once)).toBeGreaterThan(0.8)
  expect(many?.beyondChance).toBe(false)
})
