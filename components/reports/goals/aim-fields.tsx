'use client'

import { Field } from '@/components/ui/field'
import { type GoalMetric, isGoalRate, LONGEST_NOTE, LONGEST_OWNER } from '@/lib/forms/goal'
import type { GoalField } from '@/lib/forms/parse-goal'

/** What of a goal may change, as it is typed. */
export type TypedAim = Readonly<{ target: string; owner: string; note: string }>

type Props = Readonly<{
  metric: GoalMetric
  typed: TypedAim
  onType: (typed: Partial<TypedAim>) => void
  problemOf: (field: GoalField) => string | null
}>

/** Target, owner and note: the part of both forms that is the same. */
export function AimFields({ metric, typed, onType, problemOf }: Props) {
  const rate = isGoalRate(metric)
  return (
    <>
      <Field
        label={rate ? 'Target, per cent' : 'Target, checkouts in the quarter'}
        hint={rate ? 'Such as 12.5' : 'Such as 1200'}
        problem={problemOf('target')}
      >
        {(control) => (
          <input
            {...control}
            value={typed.target}
            onChange={(event) => onType({ target: event.target.value })}
            inputMode="decimal"
            autoComplete="off"
            className="control w-full"
          />
        )}
      </Field>
      <Field label="Owner" hint="Who answers for it" problem={problemOf('owner')}>
        {(control) => (
          <input
            {...control}
            value={typed.owner}
            onChange={(event) => onType({ owner: event.target.value })}
            maxLength={LONGEST_OWNER}
            className="control w-full"
          />
        )}
      </Field>
      <div className="sm:col-span-2">
        <Field label="Note (optional)" problem={problemOf('note')}>
          {(control) => (
            <textarea
              {...control}
              value={typed.note}
              onChange={(event) => onType({ note: event.target.value })}
              maxLength={LONGEST_NOTE}
              rows={2}
              className="control h-auto w-full whitespace-normal py-1.5"
            />
          )}
        </Field>
      </div>
    </>
  )
}
