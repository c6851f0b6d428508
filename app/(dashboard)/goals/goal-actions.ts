'use server'

import { refresh } from 'next/cache'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { TundishError } from '@/lib/errors'
import { type GoalOutcome, parseGoalAim, parseGoalSubject } from '@/lib/forms/parse-goal'
import type { GoalOutlook } from '@/lib/reports/goals/goal-outlook'
import { runGoalOutlook } from '@/lib/reports/goals/run-goal-outlook'
import { bindGoalScope } from '@/lib/store/bind-goal-scope'
import { createGoal, editGoal, getGoal, setGoalClosed } from '@/lib/store/goals'
import { attempt } from '../../_access/attempt'
import type { Access } from '../../_access/visitor'

// Called by the browser, so whatever arrives is checked. Errors do not cross to it with their words: sentences do.

const CHANGED: GoalOutcome = { problem: null, field: null }

export async function saveNewGoal(raw: unknown): Promise<GoalOutcome> {
  return change(async ({ db }) => {
    const subject = parseGoalSubject(raw, readRequestSettings())
    if (!subject.ok) return toOutcome(subject)
    const aim = parseGoalAim(raw, subject.value.metric)
    if (!aim.ok) return toOutcome(aim)
    const scope = await bindGoalScope(db, subject.value.scope).catch(toSentence)
    if (typeof scope === 'string') return { problem: scope, field: 'scopeName' }
    await createGoal(db, { ...subject.value, scope, ...aim.value })
    return CHANGED
  })
}

export async function saveGoal(id: unknown, raw: unknown): Promise<GoalOutcome> {
  return change(async ({ db }) => {
    const goal = await getGoal(db, String(id))
    const aim = goal && parseGoalAim(raw, goal.metric)
    if (aim && !aim.ok) return toOutcome(aim)
    if (!aim) throw new TundishError('unknown_goal', 'There is no such goal; it may have been removed.')
    await editGoal(db, String(id), aim.value)
    return CHANGED
  })
}

export async function closeGoal(id: unknown): Promise<GoalOutcome> {
  return turn(id, true)
}

export async function reopenGoal(id: unknown): Promise<GoalOutcome> {
  return turn(id, false)
}

async function turn(id: unknown, closed: boolean): Promise<GoalOutcome> {
  return change(async ({ db }) => {
    await setGoalClosed(db, String(id), closed)
    return CHANGED
  })
}

/** What is known of a goal before its target is set. */
export async function askGoalOutlook(
  raw: unknown,
): Promise<Readonly<{ outlook: GoalOutlook | null; problem: string | null }>> {
  const { value, problem } = await attempt('viewer', async ({ db }) => {
    const settings = readRequestSettings()
    const subject = parseGoalSubject(raw, settings)
    if (!subject.ok) return { outlook: null, problem: subject.problem }
    const scope = await bindGoalScope(db, subject.value.scope)
    return { outlook: await runGoalOutlook(db, { ...subject.value, scope }, settings), problem: null }
  })
  return value ?? { outlook: null, problem }
}

/** Runs a change and shows the page anew; a problem that it found itself it returns. */
async function change(act: (access: Access) => Promise<GoalOutcome>): Promise<GoalOutcome> {
  const { value, problem } = await attempt('editor', act)
  if (!value) return { problem, field: null }
  if (value.problem === null) refresh()
  return value
}

/** The sentence for a product or category that there is not; all else goes on. */
function toSentence(error: unknown): string {
  if (error instanceof TundishError) return error.message
  throw error
}

function toOutcome({ field, problem }: Omit<GoalOutcome, 'ok'>): GoalOutcome {
  return { problem, field }
}
