'use server'

import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { TundishError } from '@/lib/errors'
import { type Outcome, WrongField } from '@/lib/forms/form'
import { parseGoalAim, parseGoalSubject } from '@/lib/forms/parse-goal'
import type { GoalOutlook } from '@/lib/reports/goals/goal-outlook'
import { runGoalOutlook } from '@/lib/reports/goals/run-goals'
import { listGoalFunnels } from '@/lib/store/kept/goal-funnels'
import { bindGoalScope, createGoal, editGoal, getGoal, setGoalClosed } from '@/lib/store/kept/goals'
import { attempt, change } from '../../_access/attempt'

// Called by the browser, so whatever arrives is checked. Errors do not cross to it with their words: sentences do.

export async function saveNewGoal(raw: unknown): Promise<Outcome> {
  return change('editor', async ({ db }) => {
    const subject = parseGoalSubject(raw, {
      ...(await readRequestSettings()),
      funnels: await listGoalFunnels(db),
    })
    const aim = parseGoalAim(raw, subject.metric)
    const scope = await bindGoalScope(db, subject.scope).catch(refuseName)
    await createGoal(db, { ...subject, scope, ...aim })
  })
}

export async function saveGoal(id: unknown, raw: unknown): Promise<Outcome> {
  return change('editor', async ({ db }) => {
    const goal = await getGoal(db, String(id))
    if (!goal) throw new TundishError('unknown_goal', 'There is no such goal; it may have been removed.')
    await editGoal(db, String(id), parseGoalAim(raw, goal.metric))
  })
}

export async function closeGoal(id: unknown): Promise<Outcome> {
  return change('editor', ({ db }) => setGoalClosed(db, String(id), true))
}

export async function reopenGoal(id: unknown): Promise<Outcome> {
  return change('editor', ({ db }) => setGoalClosed(db, String(id), false))
}

/** What is known of a goal before its target is set. */
export async function askGoalOutlook(
  raw: unknown,
): Promise<Readonly<{ outlook: GoalOutlook | null; problem: string | null }>> {
  const { value, problem } = await attempt('viewer', async ({ db }) => {
    const settings = await readRequestSettings()
    const subject = parseGoalSubject(raw, { ...settings, funnels: await listGoalFunnels(db) })
    const scope = await bindGoalScope(db, subject.scope)
    return runGoalOutlook(db, { ...subject, scope }, settings)
  })
  return { outlook: value, problem }
}

/** Says beside its field that there is no such product or category. */
function refuseName(error: unknown): never {
  throw error instanceof TundishError ? new WrongField('scopeName', error.message) : error
}
