import { expect, it } from 'vitest'
import type { GoalFunnel } from '@/lib/forms/goal'
import { changeFunnel } from '@/lib/store/kept/funnels'
import { createGoal, setGoalClosed } from '@/lib/store/kept/goals'
import { turnKept } from '@/lib/store/kept/kept-row'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { setDataKind } from '@/lib/store/shop-data'
import { toAlertSettings } from '@/lib/testing/around/alert-settings'
import {
  CART_RATE,
  refreshShop,
  saveCountedFunnel,
  toCartFunnel,
  toFunnelGoal,
} from '@/lib/testing/around/goal-funnel'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { runAlerts } from '../run-alerts'

// What is told of saved funnels: a rate of one that a goal is set on, and the goal.

const db = useTestDatabase()

const FUNNEL = toCartFunnel(3)

/** Nobody answers at that port, so that what is written is what is told. */
const look = async (now: Date) => {
  const settings = toAlertSettings({ slack: 'http://127.0.0.1:9/in' })
  return (await runAlerts(db(), { now, settings })).told
}
const listOpen = () => db().alert.findMany({ where: { state: 'open' }, orderBy: { key: 'asc' } })
const setGoal = (funnel: GoalFunnel, target: number) =>
  createGoal(db(), toFunnelGoal(funnel, { target, quarter: { from: '2021-01-01', to: '2021-04-01' } }))

/** On each day twenty add something, and so many of them check it out two days later, in another session. */
function givenDays(days: number, buyersOf: (day: number) => number) {
  const journeys = Array.from({ length: days }, (_, day) =>
    Array.from({ length: 20 }, (_, user) => [
      `u${day}-${user}`,
      `cart:zz@${day}d${user < buyersOf(day) ? ` | checkout:zz@${day + 2}d` : ''}`,
    ]),
  )
  return givenJourneys(db(), Object.fromEntries(journeys.flat()))
}

// Journeys begin on 9 February 2021: 35 whole days, and the three that attempts have to go on.
const NOW = new Date('2021-03-19T12:00:00Z')

it('a rate of a funnel is told where a goal is open on it, of days on which nobody may still go on', async () => {
  await givenDays(38, (day) => (day < 28 ? 10 : 4))
  const funnel = await saveCountedFunnel(db(), 'Slow buyers', FUNNEL)
  await setDataKind(db(), 'real')
  await look(NOW)
  expect((await listOpen()).map(({ key }) => key)).not.toContain(`rate:${funnel.id}:${CART_RATE}`)
  const goal = await setGoal(funnel, 0.01)
  expect(await look(NOW)).toMatchObject({ opened: 1 })
  const alert = (await listOpen()).find(({ key }) => key === `rate:${funnel.id}:${CART_RATE}`)
  expect(alert).toMatchObject({ fingerprint: 'down' })
  expect(alert?.title).toMatch(/^Checkout per add to cart of Slow buyers is down: /)
  // Days 28 to 34, and the four weeks before.
  expect(alert?.detail).toContain(
    '20 % of attempts on 9 Mar 2021 – 15 Mar 2021, 50 % on 9 Feb 2021 – 8 Mar 2021',
  )
  expect(alert?.path).toBe(`/?from=2021-03-09&to=2021-03-16&funnel=${funnel.id}`)
  await setGoalClosed(db(), goal, true)
  expect(await look(NOW)).toMatchObject({ recovered: 1 })
})

it('a goal on a funnel is told of, waits while that is counted anew, and is over when it is deleted', async () => {
  await givenDays(38, () => 10)
  const funnel = await saveCountedFunnel(db(), 'Slow buyers', FUNNEL)
  await setDataKind(db(), 'real')
  await setGoal(funnel, 0.9)
  expect(await look(NOW)).toMatchObject({ opened: 1 })
  const [alert] = await listOpen()
  expect(alert?.title).toBe('A goal is at risk: Checkout per add to cart, Slow buyers, whole shop, Q1 2021')
  expect(alert?.path).toBe(`/goals?funnel=${funnel.id}`)
  await changeFunnel(db(), COMMAND_LINE, funnel.id, { definition: { ...FUNNEL, order: 'any' } })
  expect(await look(NOW)).toMatchObject({ recovered: 0 })
  expect(await listOpen()).toHaveLength(1)
  await refreshShop(db())
  expect(await look(NOW)).toMatchObject({ opened: 0, recovered: 0 })
  await turnKept(db(), COMMAND_LINE, 'funnel', { id: funnel.id, isDeleted: true })
  expect(await look(NOW)).toMatchObject({ recovered: 1 })
})
