import {
  CONDITIONS,
  type ConditionName,
  type Finding,
  type Judge,
  type JudgeContext,
  toConditionName,
} from './conditions/condition'
import { judgeGoals } from './conditions/judge-goals'
import { judgeRates } from './conditions/judge-rates'
import { judgeRun } from './conditions/judge-run'
import { judgeStale } from './conditions/judge-stale'
import { judgeTests } from './conditions/judge-tests'

const JUDGES: Readonly<Record<ConditionName, Judge>> = {
  run: judgeRun,
  stale: judgeStale,
  test: judgeTests,
  goal: judgeGoals,
  rate: judgeRates,
}

export type Judgement = Readonly<{
  findings: readonly Finding[]
  /** Conditions of which nothing could be told, and which so neither open nor end anything. */
  untold: ReadonlySet<ConditionName>
}>

/** Looks at every condition. What goes wrong in one is told in the log, and leaves its alerts as they are. */
export async function judgeAlerts(context: JudgeContext): Promise<Judgement> {
  const findings: Finding[] = []
  const untold = new Set<ConditionName>()
  for (const name of Object.keys(CONDITIONS) as ConditionName[]) {
    try {
      const found = await JUDGES[name](context)
      if (found === null) untold.add(name)
      else findings.push(...found)
    } catch (error) {
      console.error(error)
      untold.add(name)
    }
  }
  return { findings, untold }
}

/** Of an alert's key; a condition that is no more has nothing to say, so what it found is over. */
export function isJudged({ untold }: Judgement, key: string): boolean {
  const name = toConditionName(key)
  return name === null || !untold.has(name)
}
