'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { isGoalMetric, parseTarget } from '@/lib/forms/goal'
import type { TypedGoal } from '@/lib/forms/parse-goal'
import type { GoalOutlook } from '@/lib/reports/goals/goal-outlook'
import type { FiscalMonth } from '@/lib/time/grain'
import { sayDetectable, sayOutlook } from './say-outlook'

/** What is known of a goal before its target is set; a problem is a sentence. */
export type AskOutlook = (
  typed: Pick<TypedGoal, 'metric' | 'scope' | 'scopeName' | 'quarter'>,
) => Promise<Readonly<{ outlook: GoalOutlook | null; problem: string | null }>>

type Props = Readonly<{ typed: TypedGoal; askOutlook: AskOutlook; fiscalMonth: FiscalMonth }>

/** As soon as it is clear what the goal is about: what can be expected, and whether the change could be seen. */
export function OutlookText({ typed, askOutlook, fiscalMonth }: Props) {
  const { metric, scope, quarter } = typed
  const scopeName = useDeferredValue(typed.scopeName)
  const named = scope === 'shop' || scopeName.trim() !== ''
  const { data, isPending, isError } = useQuery({
    queryKey: ['goal-outlook', metric, scope, scopeName, quarter],
    queryFn: () => askOutlook({ metric, scope, scopeName, quarter }),
    enabled: named,
    staleTime: 60_000,
  })
  if (!isGoalMetric(metric)) return null
  const target = parseTarget(typed.target, metric)
  const verdict = data?.outlook && target !== null ? sayDetectable(metric, data.outlook, target) : null
  return (
    <div
      role="status"
      className="min-h-16 rounded-md bg-sunken px-4 py-3 text-ink-soft text-sm sm:col-span-2"
    >
      {!named && <p>Choose the {scope} to see what can be expected of it.</p>}
      {named && isPending && <p>Looking at the quarters before…</p>}
      {isError && <p>What can be expected could not be read.</p>}
      {data?.problem && <p>{data.problem}</p>}
      {data?.outlook && <p>{sayOutlook({ metric, quarter }, data.outlook, fiscalMonth).join(' ')}</p>}
      {verdict && <p className="mt-1.5 font-medium text-ink">{verdict}</p>}
    </div>
  )
}
