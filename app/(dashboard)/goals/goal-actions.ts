'use server'

import { refresh } from 'next/cache'
import { readRequestSettings } from '@/app/api/read-request-settings'
import { toDatabaseError } from '@/lib/database-error'
import { getDb } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { type Checked, type GoalOutcome, parseGoalAim, parseGoalSubject } from '@/lib/query/parse-goal'
import type { GoalOutlook } from '@/lib/reports/goals/goal-outlook'
import { runGoalOutlook } from '@/lib/reports/goals/run-goal-outlook'
import { createGoal, editGoal, getGoal, setGoalClosed } from '@/lib/store/goals'
import { requireScope } from '@/lib/store/products'

// Called by the browser, so whatever arrives is checked. Errors do not cross to it with their words: sentences do.

export async function saveNewGoal(raw: unknown): Promise<GoalOutcome> {
  const subject = parseGoalSubject(raw, readRequestSettings())
  if (!subject.ok) return toOutcome(subject)
  const aim = parseGoalAim(raw, subject.value.metric)
  if (!aim.ok) return toOutcome(aim)
  const { kind, name } = subject.value.scope
  return attempt(async () => {
    await requireScope(getDb(), {
      product: kind === 'product' ? name : null,
      category: kind === 'category' ? name : null,
    })
    await createGoal(getDb(), { ...subject.value, ...aim.value })
    return undefined
  })
}

export async function saveGoal(id: unknown, raw: unknown): Promise<GoalOutcome> {
  return attempt(async () => {
    const goal = await getGoal(getDb(), String(id))
    const aim = goal && parseGoalAim(raw, goal.metric)
    if (aim && !aim.ok) return toOutcome(aim)
    if (!aim) throw new TundishError('unknown_goal', 'There is no such goal; it may have been removed.')
    await editGoal(getDb(), String(id), aim.value)
    return undefined
  })
}

export async function closeGoal(id: unknown): Promise<GoalOutcome> {
  return turn(id, true)
}

export async function reopenGoal(id: unknown): Promise<GoalOutcome> {
  return turn(id, false)
}

async function turn(id: unknown, closed: boolean): Promise<GoalOutcome> {
  return attempt(async () => {
    await setGoalClosed(getDb(), String(id), closed)
    return undefined
  })
}

/** What is known of a goal before its target is set. */
export async function askGoalOutlook(
  raw: unknown,
): Promise<Readonly<{ outlook: GoalOutlook | null; problem: string | null }>> {
  const settings = readRequestSettings()
  const subject = parseGoalSubject(raw, settings)
  if (!subject.ok) return { outlook: null, problem: subject.problem }
  try {
    return { outlook: await runGoalOutlook(getDb(), subject.value, settings), problem: null }
  } catch (error) {
    return { outlook: null, problem: toSentence(error) }
  }
}

/** Runs a change and shows the page anew; a problem that it found itself it returns. */
async function attempt(change: () => Promise<GoalOutcome | undefined>): Promise<GoalOutcome> {
  try {
    const outcome = await change()
    if (outcome) return outcome
    refresh()
    return { problem: null, field: null }
  } catch (error) {
    return { problem: toSentence(error), field: isOfScope(error) ? 'scopeName' : null }
  }
}

function isOfScope(error: unknown): boolean {
  return (
    error instanceof TundishError && (error.code === 'unknown_product' || error.code === 'unknown_category')
  )
}

/** A fault of ours is thrown on. */
function toSentence(error: unknown): string {
  const known = error instanceof TundishError ? error : toDatabaseError(error)
  if (!known) throw error
  return known.message
}

function toOutcome({ field, problem }: Extract<Checked<never>, { ok: false }>): GoalOutcome {
  return { problem, field }
}
