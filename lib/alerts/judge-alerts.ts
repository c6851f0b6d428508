import { CONDITIONS, type ConditionName, toConditionName } from './conditions/condition-name'
import type { Judge, JudgeContext } from './conditions/judge-context'
import { judgeGoals } from './conditions/judge-goals'
import { judgeRates } from './conditions/judge-rates'
import { judgeRun } from './conditions/judge-run'
import { judgeStale } from './conditions/judge-stale'
import { judgeTests } from './conditions/judge-tests'
import type { Finding } from './finding'

const JUDGES: Readonly<Record<ConditionName, Judge>> = {
  run: judgeRun,
  stale: judgeStale,
  test: judgeTests,
  goal: judgeGoals,
  rate: judgeRates,
}

export type Judgement = Readonly<{
  findings: readonly Finding[]
  /** Conditions that could not be looked at, and so neither open nor end anything. */
  failed: ReadonlySet<ConditionName>
}>

/** Looks at every condition. What goes wrong in one is told in the log, and leaves its alerts as they are. */
export async function judgeAlerts(context: JudgeContext): Promise<Judgement> {
  const findings: Finding[] = []
  const failed = new Set<ConditionName>()
  for (const name of Object.keys(CONDITIONS) as ConditionName[]) {
    try {
      findings.push(...(await JUDGES[name](context)))
    } catch (error) {
      console.error(error)
      failed.add(name)
    }
  }
  return { findings, failed }
}

/** Of an alert's key; a condition that is no more has nothing to say, so what it found is over. */
export function isJudged({ failed }: Judgement, key: string): boolean {
  const name = toConditionName(key)
  return name === null || !failed.has(name)
}
