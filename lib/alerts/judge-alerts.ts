import type { ConditionName, Finding, Judge, JudgeContext } from './conditions/condition'
import { judgeGoals } from './conditions/judge-goals'
import { judgeRates } from './conditions/judge-rates'
import { judgeRun } from './conditions/judge-run'
import { judgeStale } from './conditions/judge-stale'
import { judgeTests } from './conditions/judge-tests'

type Condition = Readonly<{
  judge: Judge
  /** What is said when it is over. */
  recovery: string
}>

/** What is looked for. */
export const CONDITIONS: Readonly<Record<ConditionName, Condition>> = {
  run: { judge: judgeRun, recovery: 'Every step of the pipeline came to its end when it last ran.' },
  stale: { judge: judgeStale, recovery: 'Runs of the pipeline end in time again.' },
  test: { judge: judgeTests, recovery: 'The data test passes, or is no longer tried.' },
  goal: {
    judge: judgeGoals,
    recovery:
      'The goal is as likely as not to be met, or it is closed, its quarter is over, or its funnel is gone.',
  },
  rate: {
    judge: judgeRates,
    recovery: 'The last days can no longer be told from the days before, or are not looked at any more.',
  },
}

/** Of a key as it is stored; null for a condition that is no more. */
export function toConditionName(key: string): ConditionName | null {
  const name = key.split(':', 1)[0] ?? ''
  return Object.hasOwn(CONDITIONS, name) ? (name as ConditionName) : null
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
      const found = await CONDITIONS[name].judge(context)
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
