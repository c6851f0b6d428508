'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { type GoalMeasure, parseTarget } from '@/lib/forms/goal'
import type { TypedGoal } from '@/lib/forms/parse-goal'
import type { GoalOutlook } from '@/lib/reports/goals/goal-outlook'
import type { FiscalMonth } from '@/lib/time/grain'
import { sayDetectable, sayOutlook } from './say-outlook'

/** What is known of a goal before its target is set; a problem is a sentence. */
export type AskOutlook = (
  typed: Pick<TypedGoal, 'funnel' | 'metric' | 'scope' | 'scopeName' | 'quarter'>,
) => Promise<Readonly<{ outlook: GoalOutlook | null; problem: string | null }>>

type Props = Readonly<{
  typed: TypedGoal
  measure: GoalMeasure
  askOutlook: AskOutlook
  fiscalMonth: FiscalMonth
}>

/** As soon as it is clear what the goal is about: what can be expected, and whether the change could be seen. */
export function OutlookText({ typed, measure, askOutlook, fiscalMonth }: Props) {
  const { funnel, metric, scope, quarter } = typed
  const scopeName = useDeferredValue(typed.scopeName)
  const named = scope === 'shop' || scopeName.trim() !== ''
  const { data, isPending, isError } = useQuery({
    queryKey: ['goal-outlook', funnel, metric, scope, scopeName, quarter],
    queryFn: () => askOutlook({ funnel, metric, scope, scopeName, quarter }),
    enabled: named,
    staleTime: 60_000,
  })
  const target = parseTarget(typed.target, measure.metric)
  const verdict = data?.outlook && target !== null ? sayDetectable(measure, data.outlook, target) : null
  return (
    <div
      role="status"
      className="min-h-16 rounded-md bg-sunken px-4 py-3 text-ink-soft text-sm sm:col-span-2"
    >
      {!named && <p>Choose the {scope} to see what can be expected of it.</p>}
      {named && isPending && <p>Looking at the quarters before…</p>}
      {isError && <p>What can be expected could not be read.</p>}
      {data?.problem && <p>{data.problem}</p>}
      {data?.outlook && <p>{sayOutlook({ ...measure, quarter }, data.outlook, fiscalMonth).join(' ')}</p>}
      {verdict && <p className="mt-1.5 font-medium text-ink">{verdict}</p>}
    </div>
  )
}
