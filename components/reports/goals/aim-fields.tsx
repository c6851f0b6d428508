'use client'

import { TextArea, TextInput } from '@/components/form/inputs'
import type { InputOf } from '@/components/form/use-form'
import {
  type GoalAim,
  type GoalMeasure,
  isGoalRate,
  LONGEST_NOTE,
  LONGEST_OWNER,
  wordsOfWhole,
} from '@/lib/forms/goal'

/** What of a goal may change, as it is typed. */
export type TypedAim = Readonly<Record<keyof GoalAim, string>>

type Props = Readonly<{ measure: GoalMeasure; of: (name: keyof GoalAim) => InputOf }>

/** Target, owner and note: the part of both forms that is the same. */
export function AimFields({ measure, of }: Props) {
  const rate = isGoalRate(measure.metric)
  return (
    <>
      <TextInput
        label={rate ? 'Target, per cent' : `Target, ${wordsOfWhole(measure).nouns} in the quarter`}
        hint={rate ? 'Such as 12.5' : 'Such as 1200'}
        inputMode="decimal"
        autoComplete="off"
        {...of('target')}
      />
      <TextInput label="Owner" hint="Who answers for it" maxLength={LONGEST_OWNER} {...of('owner')} />
      <div className="sm:col-span-2">
        <TextArea label="Note (optional)" maxLength={LONGEST_NOTE} rows={2} {...of('note')} />
      </div>
    </>
  )
}
