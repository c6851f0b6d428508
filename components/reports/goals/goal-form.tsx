'use client'

import { useState } from 'react'
import type { SearchProducts } from '@/components/filters/product-picker'
import { isGoalMetric } from '@/lib/forms/goal'
import type { GoalField, GoalOutcome, TypedGoal } from '@/lib/forms/parse-goal'
import { OVERALL_RATE } from '@/lib/query/metric'
import type { FiscalMonth } from '@/lib/time/grain'
import { AimFields } from './aim-fields'
import { type AskOutlook, OutlookText } from './outlook-text'
import { type QuarterChoice, SubjectFields } from './subject-fields'
import { useGoalChange } from './use-goal-change'

export type GoalFormProps = Readonly<{
  quarters: readonly QuarterChoice[]
  categories: readonly string[]
  fiscalMonth: FiscalMonth
  searchProducts: SearchProducts
  askOutlook: AskOutlook
  createGoal: (typed: TypedGoal) => Promise<GoalOutcome>
}>

/** Sets a new goal; what was typed stays until it is saved. */
export function GoalForm({ onSaved, ...props }: GoalFormProps & { onSaved: () => void }) {
  const { quarters, categories, fiscalMonth, searchProducts, askOutlook, createGoal } = props
  const [typed, setTyped] = useState<TypedGoal>({
    metric: OVERALL_RATE,
    scope: 'shop',
    scopeName: '',
    quarter: quarters[0]?.from ?? '',
    target: '',
    owner: '',
    note: '',
  })
  const { save, isSaving, problem, field } = useGoalChange(createGoal, onSaved)
  const onType = (part: Partial<TypedGoal>) => setTyped((before) => ({ ...before, ...part }))
  const problemOf = (name: GoalField) => (field === name ? problem : null)
  return (
    <form
      aria-label="New goal"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(typed)
      }}
      className="grid gap-x-5 gap-y-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2 sm:p-5"
    >
      <SubjectFields
        typed={typed}
        onType={onType}
        problemOf={problemOf}
        quarters={quarters}
        categories={categories}
        searchProducts={searchProducts}
      />
      <OutlookText typed={typed} askOutlook={askOutlook} fiscalMonth={fiscalMonth} />
      <AimFields
        metric={isGoalMetric(typed.metric) ? typed.metric : OVERALL_RATE}
        typed={typed}
        onType={onType}
        problemOf={problemOf}
      />
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
        <SaveButton isSaving={isSaving}>Set this goal</SaveButton>
        {problem && field === null && (
          <p role="alert" className="text-bad text-sm">
            {problem}
          </p>
        )}
      </div>
    </form>
  )
}

export function SaveButton({ isSaving, children }: { isSaving: boolean; children: string }) {
  return (
    <button
      type="submit"
      disabled={isSaving}
      className="h-8 rounded-md bg-accent px-3.5 font-medium text-on-accent text-sm hover:opacity-90 disabled:opacity-60"
    >
      {isSaving ? 'Saving…' : children}
    </button>
  )
}
