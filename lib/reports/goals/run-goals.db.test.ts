import { expect, it } from 'vitest'
import { toMetric } from '@/lib/query/metric'
import { EVERYTHING } from '@/lib/query/report-query'
import { createGoal, setGoalClosed } from '@/lib/store/kept/goals'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import type { AskedOf } from '../registry'
import { toPlainText } from '../sentences'
import { answerGoals } from './answer-goals'
import { GOALS, toGoalDaysTable } from './goals-report'
import { runAskedGoals, runGoal, runGoalOutlook, runGoals } from './run-goals'

const db = useTestDatabase()

/** Journeys begin on 9 Feb 2021. */
const NOW = { today: '2021-05-20', fiscalMonth: 1 }
const QUARTER = { from: '2021-04-01', to: '2021-07-01' }
const AIM = { target: 0.5, owner: 'Ann', note: null }
const SHOP = {
  metric: toMetric('cart_per_view'),
  funnel: null,
  scope: { kind: 'shop', name: null },
  quarter: QUARTER,
  ...AIM,
} as const

const REQUEST: AskedOf<'goals'> = { query: EVERYTHING, metric: null, today: NOW.today }

/** On each of a hundred days four sessions view zz, two of them add it, and one checks it out. */
function givenHundredDays() {
  const days = Array.from({ length: 100 }, (_, day) => day)
  return givenJourneys(db(), {
    ann: days.map((day) => `view:zz@${day}d cart:zz@${day}d checkout:zz@${day}d`).join(' | '),
    bob: days.map((day) => `view:zz@${day}d cart:zz@${day}d`).join(' | '),
    cid: days.map((day) => `view:zz@${day}d`).join(' | '),
    dan: days.map((day) => `view:yy@${day}d`).join(' | '),
  })
}

it('a goal stands where its whole days are, and has a chance', async () => {
  await givenHundredDays()
  await createGoal(db(), SHOP)
  await createGoal(db(), { ...SHOP, target: 0.9 })
  await createGoal(db(), { ...SHOP, metric: toMetric('checked_out'), funnel: null, target: 91 })
  const { lines } = await runGoals(db(), NOW)
  // 1 April to 19 May are 49 days.
  expect(lines.map(({ soFar }) => soFar)).toEqual([
    { part: 98, whole: 196 },
    { part: 98, whole: 196 },
    { part: 49, whole: 49 },
  ])
  expect(lines.map(({ value }) => value)).toEqual([0.5, 0.5, 49])
  expect(lines[0]?.actual.at(-1)).toEqual({ day: '2021-05-19', value: 0.5 })
  expect(lines[0]?.chance).toBeGreaterThan(0.2)
  expect(lines[0]?.chance).toBeLessThan(0.8)
  expect(lines[1]).toMatchObject({ chance: 0, needed: { kind: 'out of reach' } })
  expect(lines[2]?.needed).toEqual({ kind: 'daily', count: 1 })
  expect(toPlainText(answerGoals({ today: NOW.today, lines }, 1) ?? [])).toMatch(/of 3 goals/)
})

it('scopes are counted by themselves; one that is gone says so and nothing else breaks', async () => {
  await db().product.create({ data: { id: 'zz', name: 'Pothos', category: 'Foliage' } })
  await givenHundredDays()
  for (const scope of [
    { kind: 'product', id: 'zz', name: 'Pothos' },
    { kind: 'category', name: 'Foliage' },
    { kind: 'product', id: 'gone', name: 'Gone' },
    { kind: 'category', name: 'Gone' },
  ] as const) {
    await createGoal(db(), { ...SHOP, scope })
  }
  const { lines } = await runGoals(db(), NOW)
  expect(lines.map(({ soFar }) => soFar.whole)).toEqual([147, 147, 0, 0])
  expect(lines[2]).toMatchObject({ forecast: null, silence: 'No product has the id "gone".' })
  expect(lines[3]?.silence).toBe('No category is called "Gone"; there are Foliage.')
})

it('when the quarter is over there is a verdict and no chance; before it, only what is needed', async () => {
  await givenHundredDays()
  await createGoal(db(), SHOP)
  await createGoal(db(), { ...SHOP, target: 0.51 })
  const over = (await runGoals(db(), { ...NOW, today: '2021-07-01' })).lines
  expect(over.map(({ state, chance, silence }) => [state, chance, silence])).toEqual([
    ['reached', null, null],
    ['missed', null, null],
  ])
  expect(toPlainText(answerGoals({ today: '2021-07-01', lines: over }, 1) ?? [])).toBe(
    'Of 2 goals whose quarter is over, 1 was reached.',
  )
  const [early] = (await runGoals(db(), { ...NOW, today: '2021-03-25' })).lines
  expect(early).toMatchObject({ state: 'not begun', value: null, actual: [] })
  expect(early?.needed).toMatchObject({ kind: 'share', share: expect.closeTo(0.5, 6) })
})

it('without data, or with too little, it is silent and says why', async () => {
  await createGoal(db(), SHOP)
  const [empty] = (await runGoals(db(), NOW)).lines
  expect(empty).toMatchObject({ value: null, forecast: null, chance: null })
  expect(empty?.silence).toBe('A forecast needs 28 whole days of data; there is none yet.')
  await givenHundredDays()
  const [young] = (await runGoals(db(), { ...NOW, today: '2021-02-19' })).lines
  expect(young?.silence).toBe('A forecast needs 28 whole days of data; there are 10 yet.')
  const quarter = { from: '2026-01-01', to: '2026-04-01' }
  await createGoal(db(), { ...SHOP, quarter })
  const later = (await runGoals(db(), { ...NOW, today: '2026-02-01' })).lines.at(-1)
  expect(later?.silence).toContain('last eight weeks')
})

it('the report lists open and closed goals, under stable names', async () => {
  await givenHundredDays()
  const closed = await createGoal(db(), SHOP)
  await createGoal(db(), { ...SHOP, target: 0.9 })
  await setGoalClosed(db(), closed, true)
  const result = await runAskedGoals(db(), REQUEST)
  const [table, json] = [GOALS.toTable(result, REQUEST), GOALS.toJson(result, REQUEST)]
  expect(table.columns.map(({ name }) => name).join()).toBe(
    'goal,metric,scope,scope_name,from,to,owner,status,state,target,value,chance,expected,expected_low,expected_high,needed,past_forecasts,past_held,past_brier,funnel',
  )
  expect(json.rows).toMatchObject([
    { goal: '2', status: 'open', state: 'running', chance: 0, needed: null, needed_kind: 'out_of_reach' },
    { goal: '1', status: 'closed', value: 0.5, chance: null, expected: null },
  ])
})

it('is asked for by metric, scope and quarter; users are refused', async () => {
  await givenHundredDays()
  await createGoal(db(), SHOP)
  await createGoal(db(), {
    ...SHOP,
    scope: { kind: 'product', id: 'zz', name: 'zz' },
    metric: toMetric('checked_out'),
    funnel: null,
    target: 9,
  })
  const idsOf = async (request: Partial<AskedOf<'goals'>>) =>
    (await runAskedGoals(db(), { ...REQUEST, ...request })).lines.map(({ goal }) => goal.id)
  expect(await idsOf({})).toEqual(['1', '2'])
  expect(await idsOf({ metric: 'checked_out' })).toEqual(['2'])
  expect(await idsOf({ query: { ...EVERYTHING, scope: { product: 'zz' } } })).toEqual(['2'])
  expect(await idsOf({ query: { ...EVERYTHING, range: { from: '2021-06-30', to: '2021-08-01' } } })).toEqual([
    '1',
    '2',
  ])
  expect(await idsOf({ query: { ...EVERYTHING, range: { from: '2021-07-01', to: '2021-08-01' } } })).toEqual(
    [],
  )
  await expect(idsOf({ query: { ...EVERYTHING, unit: 'users' } })).rejects.toMatchObject({
    code: 'bad_parameter',
  })
  await expect(idsOf({ query: { ...EVERYTHING, scope: { product: 'none' } } })).rejects.toMatchObject({
    code: 'unknown_product',
  })
})

it('one goal has a line a day: what was, then what may be', async () => {
  await givenHundredDays()
  const id = await createGoal(db(), SHOP)
  const { rows } = toGoalDaysTable(await runGoal(db(), id, NOW))
  expect(rows.length).toBe(91)
  expect(rows[48]).toEqual(['2021-05-19', 0.5, null, null, null, null, null, 0.5])
  expect(rows[49]?.slice(0, 2)).toEqual(['2021-05-20', null])
  await expect(runGoal(db(), '77', NOW)).rejects.toMatchObject({ code: 'unknown_goal' })
})

it('before a target is set: the quarter before, who is expected, and what could be seen', async () => {
  await givenHundredDays()
  const late = { today: '2021-05-20', fiscalMonth: 1 }
  expect(await runGoalOutlook(db(), SHOP, late)).toMatchObject({ last: null, smallest: null })
  const fiscal = { today: '2021-06-10', fiscalMonth: 3 }
  const quarter = { from: '2021-06-01', to: '2021-09-01' }
  const outlook = await runGoalOutlook(db(), { ...SHOP, quarter }, fiscal)
  expect(outlook.last).toEqual({ quarter: { from: '2021-03-01', to: '2021-06-01' }, value: 0.5 })
  expect(outlook.expected).toBeGreaterThan(20)
  const n = outlook.expected ?? 0
  // The same four come on each of the 80 days of that quarter, and do the same: what one does 80 times is worth one.
  expect(outlook.smallest).toBeCloseTo(2.801585 * Math.sqrt((80 * 0.5) / n), 3)
  await expect(
    runGoalOutlook(db(), { ...SHOP, scope: { kind: 'product', id: 'none', name: 'none' } }, late),
  ).rejects.toMatchObject({ code: 'unknown_product' })
})
