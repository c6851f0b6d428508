'use client'

import type { SearchProducts } from '@/components/filters/product-picker'
import { Form } from '@/components/form/form'
import { useForm } from '@/components/form/use-form'
import type { Outcome } from '@/lib/forms/form'
import { isGoalMetric } from '@/lib/forms/goal'
import type { TypedGoal } from '@/lib/forms/parse-goal'
import { OVERALL_RATE } from '@/lib/query/metric'
import type { FiscalMonth } from '@/lib/time/grain'
import { AimFields } from './aim-fields'
import { type AskOutlook, OutlookText } from './outlook-text'
import { type QuarterChoice, SubjectFields } from './subject-fields'

export type GoalFormProps = Readonly<{
  quarters: readonly QuarterChoice[]
  categories: readonly string[]
  fiscalMonth: FiscalMonth
  searchProducts: SearchProducts
  askOutlook: AskOutlook
  createGoal: (typed: TypedGoal) => Promise<Outcome>
}>

/** Sets a new goal; what was typed stays until it is saved. */
export function GoalForm({ onSaved, ...props }: GoalFormProps & { onSaved: () => void }) {
  const { quarters, categories, fiscalMonth, searchProducts, askOutlook, createGoal } = props
  const form = useForm(
    {
      ...EMPTY,
      quarter: quarters[0]?.from ?? '',
    },
    createGoal,
    onSaved,
  )
  const { metric } = form.typed
  return (
    <Form
      name="New goal"
      form={form}
      button="Set this goal"
      className="grid gap-x-5 gap-y-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2 sm:p-5"
    >
      <SubjectFields
        form={form}
        quarters={quarters}
        categories={categories}
        searchProducts={searchProducts}
      />
      <OutlookText typed={form.typed} askOutlook={askOutlook} fiscalMonth={fiscalMonth} />
      <AimFields metric={isGoalMetric(metric) ? metric : OVERALL_RATE} of={form.of} />
    </Form>
  )
}

const EMPTY = {
  metric: OVERALL_RATE,
  scope: 'shop',
  scopeName: '',
  target: '',
  owner: '',
  note: '',
}
