'use client'

import { useEffect, useRef, useState } from 'react'
import type { SearchProducts } from '@/components/filters/product-picker'
import { Form } from '@/components/form/form'
import { useForm } from '@/components/form/use-form'
import { Button } from '@/components/ui/button'
import type { Outcome } from '@/lib/forms/form'
import { type GoalFunnel, listGoalMetrics, ofGoal } from '@/lib/forms/goal'
import type { TypedGoal } from '@/lib/forms/parse-goal'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { toMetric } from '@/lib/query/metric'
import type { FiscalMonth } from '@/lib/time/grain'
import { AimFields } from './aim-fields'
import { type AskOutlook, OutlookText } from './outlook-text'
import { ofFirst, type QuarterChoice, SubjectFields } from './subject-fields'

type Props = Readonly<{
  /** The saved ones that a goal can be of, and the one that is asked about. */
  funnels: readonly GoalFunnel[]
  asked: GoalFunnel | null
  quarters: readonly QuarterChoice[]
  categories: readonly string[]
  fiscalMonth: FiscalMonth
  searchProducts: SearchProducts
  askOutlook: AskOutlook
  createGoal: (typed: TypedGoal) => Promise<Outcome>
}>

/** A button that opens the form, and has the focus again when a goal is saved; without any goal the form is open. */
export function NewGoal({ open: openFirst, ...form }: Props & { open: boolean }) {
  const [open, setOpen] = useState(openFirst)
  const [saved, setSaved] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (saved) button.current?.focus()
  }, [saved])
  return (
    <div className="space-y-4">
      <div className="flex items-center gap-3">
        <Button
          ref={button}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open)
            setSaved(false)
          }}
        >
          New goal
        </Button>
        <p role="status" className="text-muted text-sm">
          {saved && 'The goal is set.'}
        </p>
      </div>
      {open && (
        <GoalForm
          {...form}
          onSaved={() => {
            setOpen(false)
            setSaved(true)
          }}
        />
      )}
    </div>
  )
}

/** Sets a new goal; what was typed stays until it is saved. */
function GoalForm({ onSaved, ...given }: Props & { onSaved: () => void }) {
  const { quarters, fiscalMonth, funnels, asked, askOutlook, createGoal } = given
  const first = { ...EMPTY, ...ofFirst(asked), funnel: asked?.id ?? '', quarter: quarters[0]?.from ?? '' }
  const form = useForm(first, createGoal, onSaved)
  const funnel = funnels.find(({ id }) => id === form.typed.funnel) ?? null
  const of = ofGoal({ funnel })
  const metrics = listGoalMetrics(funnelOf(of))
  const metric =
    metrics.find(({ name }) => name === form.typed.metric) ?? toMetric(ofFirst(funnel).metric, of)
  return (
    <Form
      name="New goal"
      form={form}
      button="Set this goal"
      className="grid gap-x-5 gap-y-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2 sm:p-5"
    >
      <SubjectFields form={form} funnel={funnel} {...given} />
      <OutlookText
        typed={form.typed}
        measure={{ metric, funnel }}
        askOutlook={askOutlook}
        fiscalMonth={fiscalMonth}
      />
      <AimFields measure={{ metric, funnel }} of={form.of} />
    </Form>
  )
}

const EMPTY = {
  target: '',
  owner: '',
  note: '',
}
