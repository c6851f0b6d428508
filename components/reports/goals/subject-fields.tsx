'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId } from 'react'
import type { SearchProducts } from '@/components/filters/product-picker'
import { Field, type FieldControl } from '@/components/ui/field'
import { formatName } from '@/lib/format/format-name'
import { GOAL_METRICS, GOAL_SCOPES, type GoalScopeKind } from '@/lib/forms/goal'
import type { GoalField, TypedGoal } from '@/lib/forms/parse-goal'
import { toMetric } from '@/lib/query/metric'

export type QuarterChoice = Readonly<{ from: string; label: string }>

type Props = Readonly<{
  typed: TypedGoal
  onType: (typed: Partial<TypedGoal>) => void
  problemOf: (field: GoalField) => string | null
  quarters: readonly QuarterChoice[]
  categories: readonly string[]
  searchProducts: SearchProducts
}>

const SCOPES = Object.entries(GOAL_SCOPES) as [GoalScopeKind, { label: string }][]

/** What a goal is about: metric, scope and quarter. */
export function SubjectFields({ typed, onType, problemOf, quarters, categories, searchProducts }: Props) {
  const scopes = SCOPES.filter(([kind]) => kind !== 'category' || categories.length > 0)
  return (
    <>
      <Field label="What to track" problem={problemOf('metric')}>
        {(control) => (
          <Choice
            control={control}
            value={typed.metric}
            onChoose={(metric) => onType({ metric })}
            options={GOAL_METRICS.map((metric) => [metric, toMetric(metric).label])}
          />
        )}
      </Field>
      <Field label="Quarter" problem={problemOf('quarter')}>
        {(control) => (
          <Choice
            control={control}
            value={typed.quarter}
            onChoose={(quarter) => onType({ quarter })}
            options={quarters.map(({ from, label }) => [from, label])}
          />
        )}
      </Field>
      <Field label="Of" problem={problemOf('scope')}>
        {(control) => (
          <Choice
            control={control}
            value={typed.scope}
            onChoose={(scope) =>
              onType({ scope, scopeName: scope === 'category' ? (categories[0] ?? '') : '' })
            }
            options={scopes.map(([kind, { label }]) => [kind, label])}
          />
        )}
      </Field>
      {typed.scope === 'category' && (
        <Field label="Category" problem={problemOf('scopeName')}>
          {(control) => (
            <Choice
              control={control}
              value={typed.scopeName}
              onChoose={(scopeName) => onType({ scopeName })}
              options={categories.map((category) => [category, formatName(category)])}
            />
          )}
        </Field>
      )}
      {typed.scope === 'product' && (
        <Field label="Product" hint="Type a part of its name and choose" problem={problemOf('scopeName')}>
          {(control) => (
            <ProductInput
              control={control}
              value={typed.scopeName}
              onType={(scopeName) => onType({ scopeName })}
              searchProducts={searchProducts}
            />
          )}
        </Field>
      )}
    </>
  )
}

type ChoiceProps = Readonly<{
  control: FieldControl
  value: string
  onChoose: (value: string) => void
  options: readonly (readonly [value: string, label: string])[]
}>

function Choice({ control, value, onChoose, options }: ChoiceProps) {
  return (
    <select
      {...control}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className="control w-full pr-2"
    >
      {options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  )
}

type ProductProps = Readonly<{
  control: FieldControl
  value: string
  onType: (value: string) => void
  searchProducts: SearchProducts
}>

/**
 * A shop may have very many products, so the server searches; the browser offers what it finds: names, and ids of those
 * whose names others have, or that cannot be typed.
 */
function ProductInput({ control, value, onType, searchProducts }: ProductProps) {
  const list = useId()
  const wanted = useDeferredValue(value.trim())
  const { data: found = [] } = useQuery({
    queryKey: ['products', wanted],
    queryFn: () => searchProducts(wanted),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  return (
    <>
      <input
        {...control}
        list={list}
        value={value}
        onChange={(event) => onType(event.target.value)}
        autoComplete="off"
        className="control w-full"
      />
      <datalist id={list}>
        {found.map(({ id, label, typed }) => (
          <option key={id} value={typed}>
            {label}
          </option>
        ))}
      </datalist>
    </>
  )
}
