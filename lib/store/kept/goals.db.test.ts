import { expect, it } from 'vitest'
import { toMetric } from '@/lib/query/metric'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { createGoal, editGoal, getGoal, listGoals, setGoalClosed } from './goals'

const db = useTestDatabase()

const GOAL = {
  metric: toMetric('checkout_per_view'),
  funnel: null,
  scope: { kind: 'category', name: 'Cacti' },
  quarter: { from: '2026-10-01', to: '2027-01-01' },
  target: 0.125,
  owner: 'Ann',
  note: null,
} as const

it('a goal is kept as it was set, and its history begins with that', async () => {
  const id = await createGoal(db(), GOAL)
  const [goal] = await listGoals(db())
  expect(goal).toMatchObject({ id, ...GOAL, closedAt: null })
  expect(goal?.history).toEqual([
    {
      number: 1,
      action: 'created',
      target: 0.125,
      owner: 'Ann',
      note: null,
      changedAt: expect.any(Date),
    },
  ])
  expect(await getGoal(db(), id)).toEqual(goal)
})

it('every change is kept with what the goal was after it', async () => {
  const id = await createGoal(db(), { ...GOAL, metric: toMetric('checked_out'), funnel: null, target: 900 })
  await editGoal(db(), id, { target: 1000, owner: 'Bob', note: 'more traffic' })
  await setGoalClosed(db(), id, true)
  await setGoalClosed(db(), id, false)
  const goal = await getGoal(db(), id)
  expect(goal).toMatchObject({ target: 1000, owner: 'Bob', note: 'more traffic', closedAt: null })
  expect(goal?.history.map(({ number, action, target }) => [number, action, target])).toEqual([
    [1, 'created', 900],
    [2, 'edited', 1000],
    [3, 'closed', 1000],
    [4, 'reopened', 1000],
  ])
})

it('what changes nothing is not in the history', async () => {
  const id = await createGoal(db(), GOAL)
  await editGoal(db(), id, GOAL)
  await setGoalClosed(db(), id, false)
  await setGoalClosed(db(), id, true)
  await setGoalClosed(db(), id, true)
  const goal = await getGoal(db(), id)
  expect(goal?.history.map(({ action }) => action)).toEqual(['created', 'closed'])
})

it('a closed goal is not edited, and stays as it is', async () => {
  const id = await createGoal(db(), GOAL)
  await setGoalClosed(db(), id, true)
  await expect(editGoal(db(), id, { ...GOAL, target: 0.5 })).rejects.toMatchObject({
    code: 'bad_goal',
    message: 'This goal is closed. Reopen it to change it.',
  })
  expect(await getGoal(db(), id)).toMatchObject({ target: 0.125 })
})

it.each(['99', '-1', 'x', '', '9'.repeat(30), "1'; drop table goal; --"])('%s is no goal', async (id) => {
  await createGoal(db(), GOAL)
  expect(await getGoal(db(), id)).toBeNull()
  await expect(editGoal(db(), id, GOAL)).rejects.toMatchObject({ code: 'unknown_goal' })
  await expect(setGoalClosed(db(), id, true)).rejects.toMatchObject({ code: 'unknown_goal' })
})

it('open goals come first, by quarter', async () => {
  const later = await createGoal(db(), { ...GOAL, quarter: { from: '2027-01-01', to: '2027-04-01' } })
  const first = await createGoal(db(), GOAL)
  const shop = await createGoal(db(), { ...GOAL, scope: { kind: 'shop', name: null } })
  await setGoalClosed(db(), first, true)
  expect((await listGoals(db())).map(({ id }) => id)).toEqual([shop, later, first])
})

it('changes at once are numbered one after the other', async () => {
  const id = await createGoal(db(), GOAL)
  await Promise.all([0.2, 0.3, 0.4].map((target) => editGoal(db(), id, { ...GOAL, target })))
  const goal = await getGoal(db(), id)
  expect(goal?.history.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  expect(goal?.history.at(-1)?.target).toBe(goal?.target)
})
