import { expect, it } from 'vitest'
import type { GoalFunnel } from '@/lib/forms/goal'
import { nameStep, removeStep } from '@/lib/funnel/written/edit-funnel'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { toMetric } from '@/lib/query/metric'
import { EVERYTHING } from '@/lib/query/report-query'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { parseRequest } from '@/lib/query/request/request'
import { changeFunnel } from '@/lib/store/kept/funnels'
import { createGoal, getGoalMetric, setGoalClosed } from '@/lib/store/kept/goals'
import { turnKept } from '@/lib/store/kept/kept-row'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import {
  CART_RATE,
  findGoalFunnel,
  refreshShop,
  saveCountedFunnel,
  saveFunnel,
  toCartFunnel,
  toFunnelGoal,
} from '@/lib/testing/around/goal-funnel'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { answerReport } from '../answer-report'
import { toAsker } from '../asker'
import { runAskedGoals, runGoalOutlook, runGoals } from './run-goals'

const db = useTestDatabase()

/** Journeys begin on 9 Feb 2021, so that this is the hundredth day after. */
const NOW = { today: '2021-05-20', fiscalMonth: 1 }
/** It begins on the 51st day. */
const QUARTER = { from: '2021-04-01', to: '2021-07-01' }

const FUNNEL = toCartFunnel(2)

const DAYS = Array.from({ length: 100 }, (_, day) => day)
const buys = (day: number) => day % 3 === 0

/** On each day somebody else adds something, and on every third day checks it out the next day, in another session. */
function givenShop() {
  return givenJourneys(
    db(),
    Object.fromEntries(
      DAYS.map((day) => [
        `u${day}`,
        `view:zz@${day}d cart:zz@${day}d${buys(day) ? ` | checkout:zz@${day + 1}d` : ''}`,
      ]),
    ),
  )
}

const givenFunnel = (definition = FUNNEL) => saveCountedFunnel(db(), 'Two days', definition)

const toGoal = (funnel: GoalFunnel, metric = CART_RATE) =>
  toFunnelGoal(funnel, { target: 0.4, quarter: QUARTER, metric })

const lines = async () => (await runGoals(db(), NOW)).lines

it('is counted from the attempts at its funnel, of days of which none is open', async () => {
  await givenShop()
  const funnel = await givenFunnel()
  await createGoal(db(), toGoal(funnel))
  await createGoal(db(), { ...toGoal(funnel, 'checkout'), target: 20 })
  await createGoal(db(), { ...toGoal(funnel), metric: toMetric('checkout_per_cart'), funnel: null })
  // Who began on the last two days may still check out.
  const settled = DAYS.filter((day) => day >= 51 && day < 98)
  const bought = settled.filter(buys).length
  const [rate, count, ofProduct] = await lines()
  expect(rate?.soFar).toEqual({ part: bought, whole: settled.length })
  expect(count?.soFar).toEqual({ part: bought, whole: bought })
  expect(rate?.actual.at(-1)?.day).toBe('2021-05-17')
  expect(rate?.forecast?.fan[0]?.day).toBe('2021-05-18')
  expect(rate?.chance).toBeLessThan(0.5)
  // A session that checks out has come to all before it; yesterday is over, and nothing of it open.
  const adding = DAYS.filter((day) => day >= 51)
  const checkingOut = DAYS.filter((day) => day + 1 >= 51 && day + 1 < 100 && buys(day))
  expect(ofProduct?.soFar).toEqual({
    part: checkingOut.length,
    whole: adding.length + checkingOut.length,
  })
  expect(ofProduct?.actual.at(-1)?.day).toBe('2021-05-19')
})

it('is asked for by its funnel, which has its own goal of today', async () => {
  await givenShop()
  const funnel = await givenFunnel()
  await createGoal(db(), { ...toGoal(funnel), metric: toMetric('cart_per_view'), funnel: null })
  await createGoal(db(), toGoal(funnel))
  const ask = async (query: object) => {
    const asked = { query: { ...EVERYTHING, ...query }, metric: null, today: NOW.today }
    return (await runAskedGoals(db(), asked)).lines.map(({ goal }) => goal.id)
  }
  expect(await ask({})).toEqual(['1', '2'])
  expect(await ask({ funnel: funnel.definition, funnelId: funnel.id })).toEqual(['2'])
  expect((await runGoals(db(), NOW, 'product')).lines.map(({ goal }) => goal.id)).toEqual(['1'])
  expect((await runGoals(db(), NOW, funnel.id)).lines.map(({ goal }) => goal.id)).toEqual(['2'])
  expect(await getGoalMetric(db(), NOW.today)).toBe('cart_per_view')
  expect(await getGoalMetric(db(), NOW.today, funnel.id)).toBe(CART_RATE)
  expect(await getGoalMetric(db(), NOW.today, '99')).toBeNull()
})

it('is asked for by any metric of its funnel, by the key of a step too', async () => {
  await givenShop()
  const funnel = await givenFunnel()
  await createGoal(db(), toGoal(funnel))
  await createGoal(db(), { ...toGoal(funnel, 'checkout'), target: 20 })
  const settings = { ...NOW, now: new Date('2021-05-20T12:00:00Z'), timeZone: 'UTC' }
  const ask = async (raw: RawParameters) => {
    const request = parseRequest(raw, { ...settings, smallestChange: 0.01, conversionHours: 24 })
    return (await answerReport(toAsker(db()), 'goals', request)).table.rows.map(([goal]) => goal)
  }
  expect(await ask({ funnel: 'Two days', metric: CART_RATE })).toEqual(['1'])
  expect(await ask({ funnel: 'Two days', metric: 'checkout' })).toEqual(['2'])
  await expect(ask({ funnel: 'Two days', metric: 'viewed' })).rejects.toThrow(
    '"metric" must be one of add_to_cart, checkout, checkout_per_add_to_cart, time_to_checkout, which the funnel "Two days" has; it is "viewed".',
  )
  await expect(ask({ metric: 'checkout' })).rejects.toThrow(
    'or what the funnel given by "funnel" has; it is "checkout".',
  )
})

it('says that its funnel is being counted, and has its numbers by itself', async () => {
  await givenShop()
  await refreshShop(db())
  const funnel = await saveFunnel(db(), 'Two days', FUNNEL)
  const goal = toGoal(funnel)
  await createGoal(db(), goal)
  const [waiting] = await lines()
  expect(waiting).toMatchObject({ value: null, chance: null, actual: [] })
  expect(waiting?.silence).toMatch(/^The funnel "Two days" is still being counted\./)
  await expect(runGoalOutlook(db(), goal, NOW)).rejects.toMatchObject({ code: 'busy' })
  await refreshShop(db())
  expect((await lines())[0]).toMatchObject({ soFar: { whole: 47 }, silence: null })
  const fiscal = { today: '2021-06-10', fiscalMonth: 3 }
  const next = {
    ...toGoal(await findGoalFunnel(db(), funnel.id)),
    quarter: { from: '2021-06-01', to: '2021-09-01' },
  }
  const outlook = await runGoalOutlook(db(), next, fiscal)
  // 1 March is the 20th day; nobody came from the 100th on.
  expect(outlook.last?.value).toBeCloseTo(DAYS.filter((day) => day >= 20 && buys(day)).length / 80, 10)
})

it('goes on in a new version by the same steps, and says so where they are gone', async () => {
  await givenShop()
  const { id } = await givenFunnel()
  await createGoal(db(), toGoal(await findGoalFunnel(db(), id)))
  await changeFunnel(db(), COMMAND_LINE, id, { definition: nameStep(FUNNEL, 0, 'Basket') })
  await refreshShop(db())
  const [renamed] = await lines()
  expect(renamed?.goal.metric.name).toBe('checkout_per_basket')
  expect(renamed?.goal.history).toHaveLength(1)
  expect(renamed?.goal.recounts).toEqual([
    { version: 2, author: COMMAND_LINE.name, changedAt: expect.any(Date) },
  ])
  expect(renamed?.soFar).toEqual({
    part: DAYS.filter((day) => day >= 51 && day < 98 && buys(day)).length,
    whole: 47,
  })
  const other = {
    ...removeStep(FUNNEL, 0),
    steps: [...parseFunnel(VIEWS).steps.slice(0, 1), ...FUNNEL.steps.slice(1)],
  }
  await changeFunnel(db(), COMMAND_LINE, id, { definition: other })
  await refreshShop(db())
  const [gone] = await lines()
  expect(gone?.goal.recounts.map(({ version }) => version)).toEqual([2, 3])
  expect(gone).toMatchObject({
    value: null,
    silence:
      'The funnel "Two days" has no "Checkout per add to cart" in its version 3. Close the goal, and set it anew.',
  })
})

const VIEWS = {
  steps: [
    { key: 'page_view', match: { types: ['page_view'] } },
    { key: 'checkout', match: { types: ['checkout'] } },
  ],
  order: 'ordered',
  within: 'session',
  per: 'product',
}

it('shows no number while its funnel is deleted, and the same one when it is back', async () => {
  await givenShop()
  const { id } = await givenFunnel()
  const open = await createGoal(db(), toGoal(await findGoalFunnel(db(), id)))
  await createGoal(db(), {
    ...toGoal(await findGoalFunnel(db(), id)),
    quarter: { from: '2021-01-01', to: '2021-04-01' },
  })
  await setGoalClosed(db(), open, true)
  const before = await lines()
  expect(before.map(({ state }) => state)).toEqual(['missed', 'running'])
  await turnKept(db(), COMMAND_LINE, 'funnel', { id, isDeleted: true })
  await refreshShop(db())
  const silence = 'The funnel "Two days" was deleted. When it is brought back, the goal goes on.'
  for (const line of await lines()) expect(line).toMatchObject({ value: null, chance: null, silence })
  await turnKept(db(), COMMAND_LINE, 'funnel', { id, isDeleted: false })
  await refreshShop(db())
  expect(await lines()).toEqual(before)
})

it('of a product or category goes on only while its funnel counts these', async () => {
  await db().product.create({ data: { id: 'zz', name: 'Pothos', category: 'Foliage' } })
  await givenShop()
  const funnel = await givenFunnel(parseFunnel(VIEWS))
  const name = 'checkout_per_page_view'
  await createGoal(db(), { ...toGoal(funnel, name), scope: { kind: 'product', id: 'zz', name: 'Pothos' } })
  await createGoal(db(), { ...toGoal(funnel, name), scope: { kind: 'category', name: 'Foliage' } })
  expect((await lines()).map(({ soFar }) => soFar.whole)).toEqual([49, 49])
  await changeFunnel(db(), COMMAND_LINE, funnel.id, { definition: { ...parseFunnel(VIEWS), per: 'shop' } })
  await refreshShop(db())
  expect((await lines())[0]).toMatchObject({
    value: null,
    silence:
      'The funnel "Two days" is counted for the whole shop since its version 2. Close the goal, and set it anew.',
  })
})
