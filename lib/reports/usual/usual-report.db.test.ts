import { expect, it } from 'vitest'
import { EVERYTHING, overRange, type ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toAsker } from '../asker'
import { USUAL } from './usual-report'
import { toPast } from './usual-result'

const db = useTestDatabase()

/** The eighth day of the shop and the day before it; offsets are from 9 February 2021. */
const before: ReportQuery = { ...EVERYTHING, range: { from: '2021-02-15', to: '2021-02-16' } }
const query = overRange(before, { from: '2021-02-16', to: '2021-02-17' })

/** Bought on the days with a number that is given; each looks every day, twice on the day before the last. */
const lookEveryDay = (bought: readonly number[]) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 6.2]
    .map((day) => {
      const buys = bought.includes(Math.floor(day))
        ? ` cart:zz@${24 * day + 1}h checkout:zz@${24 * day + 2}h`
        : ''
      return `view:zz@${24 * day}h${buys}`
    })
    .join(' | ')

const ask = (asked: Partial<ReportQuery> = {}) =>
  toAsker(db()).report('usual-change', { query: { ...query, ...asked }, before: { ...before, ...asked } })

it('has pairs of ranges as those that are compared, back to the first day, and what a rate was in them', async () => {
  await givenJourneys(db(), { ann: lookEveryDay([5, 6]), bob: lookEveryDay([]) })
  const result = await ask()
  expect(result.pairs.map(({ ranges }) => ranges.now.from)).toEqual([
    '2021-02-15',
    '2021-02-14',
    '2021-02-13',
    '2021-02-12',
    '2021-02-11',
    '2021-02-10',
  ])
  const { rows } = USUAL.toTable(result, { query, before })
  const overall = { name: 'checkout_per_view', part: 2, whole: 0, label: { units: '', pairs: '' } }
  const changes = toPast(result, overall).pairs.map(
    (pair) => pair.now.part / pair.now.whole - pair.before.part / pair.before.whole,
  )
  expect(changes).toEqual([0, 0.5, 0, 0, 0, 0])
  const row = rows.find(([rate]) => rate === 'checkout_per_view')
  expect(row?.slice(0, 2)).toEqual(['checkout_per_view', 6])
  expect(row?.[2]).toBeCloseTo(Math.sqrt(0.25 / 6), 12)
})

it('measures how alike the sessions of a user are, of users not', async () => {
  await givenJourneys(db(), { ann: lookEveryDay([6]), bob: lookEveryDay([]) })
  const effectOf = async (asked: Partial<ReportQuery>) => {
    const { rows } = USUAL.toTable(await ask(asked), { query, before })
    return rows.find(([rate]) => rate === 'checkout_per_view')?.[3]
  }
  // Two users of two sessions each, of which one bought in both: four sessions are worth two.
  expect(await effectOf({})).toBeCloseTo(2, 12)
  expect(await effectOf({ scope: { product: 'zz' } })).toBeCloseTo(2, 12)
  expect(await effectOf({ unit: 'users' })).toBe(1)
})

it('measures it of all time too, which has nothing before it', async () => {
  await givenJourneys(db(), {
    ann: 'view:zz@0s checkout:zz@9s | view:zz@5d checkout:zz@6d',
    bob: 'view:zz@0s | view:zz@5d',
  })
  const result = await toAsker(db()).report('usual-change', { query: EVERYTHING, before: null })
  expect(result.pairs).toEqual([])
  const { rows } = USUAL.toTable(result, { query: EVERYTHING, before: null })
  const row = rows.find(([rate]) => rate === 'checkout_per_view')
  expect(row?.slice(0, 3)).toEqual(['checkout_per_view', 0, null])
  expect(row?.[3]).toBeCloseTo(2, 12)
})

it('withholds a verdict that chance alone would give where the shop moves as much by itself', async () => {
  const people = Array.from({ length: 40 }, (_, user) => user)
  const shopOf = (isWild: boolean) =>
    Object.fromEntries(
      people.map((user) => {
        const days = [1, 3, 5, 7].filter((day) => (day === 7 || isWild) && user < 30)
        return [`user${user}`, lookOnce(user < 4 ? [0, 1, 2, 3, 4, 5, 6, 7] : days)]
      }),
    )
  const judge = async () => {
    const [asked, today] = [{ query, before, smallestChange: 0.01 }, '2021-02-17']
    const { lines } = await toAsker(db()).report('to-date', { ...asked, today, metrics: null })
    const compared = await toAsker(db()).report('compare', { ...asked, metric: null, by: 'product' })
    const line = lines.find(({ metric }) => metric === 'checkout_per_view')
    return [line?.against[0]?.change, compared?.lines[0]?.change]
  }
  await givenJourneys(db(), shopOf(false))
  for (const change of await judge()) expect(change).toMatchObject({ verdict: 'up', beyondChance: true })
  await givenJourneys(db(), shopOf(true))
  for (const change of await judge()) {
    expect(change).toMatchObject({ verdict: "can't tell yet", usual: { pairs: 6, beyond: false } })
  }
})

const lookOnce = (bought: readonly number[]) =>
  [0, 1, 2, 3, 4, 5, 6, 7]
    .map((day) => `view:zz@${24 * day}h${bought.includes(day) ? ` checkout:zz@${24 * day + 1}h` : ''}`)
    .join(' | ')
