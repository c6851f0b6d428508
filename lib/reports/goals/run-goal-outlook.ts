import type { Db } from '@/lib/db'
import type { GoalSubject } from '@/lib/forms/goal'
import { toCountedDays } from './goal-days'
import { type GoalOutlook, toGoalOutlook } from './goal-outlook'
import { type GoalsNow, readDays } from './run-goals'

/** What is known of a goal before its target is set. Throws `unknown_product` and `unknown_category`. */
export async function runGoalOutlook(db: Db, subject: GoalSubject, now: GoalsNow): Promise<GoalOutlook> {
  const points = await readDays(db, subject.scope, now)
  return toGoalOutlook(subject, toCountedDays(points, subject.metric, now.today), now.today)
}
