'use client'

import { useId } from 'react'
import { type SearchProducts, useFoundProducts } from '@/components/filters/product-picker'
import { Choice, TextInput } from '@/components/form/inputs'
import type { FormState, InputOf } from '@/components/form/use-form'
import { toOptions } from '@/components/ui/choose/to-options'
import { formatName } from '@/lib/format/format-name'
import { GOAL_SCOPES, type GoalFunnel, listGoalMetrics, ofGoal } from '@/lib/forms/goal'
import type { GoalField } from '@/lib/forms/parse-goal'
import type { Funnel } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { overallName } from '@/lib/query/metric'

export type QuarterChoice = Readonly<{ from: string; label: string }>

type Props = Readonly<{
  form: FormState<GoalField>
  funnel: GoalFunnel | null
  funnels: readonly GoalFunnel[]
  quarters: readonly QuarterChoice[]
  categories: readonly string[]
  searchProducts: SearchProducts
}>

const SCOPE_OPTIONS = toOptions(GOAL_SCOPES)

/** What a goal is about: funnel where there are saved ones, metric, scope and quarter. */
export function SubjectFields({ form, funnel, funnels, quarters, categories, searchProducts }: Props) {
  const { of, onType, typed } = form
  const definition = funnelOf(ofGoal({ funnel }))
  const scopes = SCOPE_OPTIONS.filter(({ value }) => isScopeOf(value, definition, categories))
  return (
    <>
      {funnels.length > 0 && (
        <Choice
          label="Funnel"
          options={[
            PRODUCT_OPTION,
            ...funnels.map(({ id, name }) => ({ value: id, label: formatName(name) })),
          ]}
          {...of('funnel')}
          onType={(id) => onType({ funnel: id, ...ofFirst(funnels.find((one) => one.id === id) ?? null) })}
        />
      )}
      <Choice
        label="What to track"
        options={listGoalMetrics(definition).map(({ name, label }) => ({ value: name, label }))}
        {...of('metric')}
      />
      <Choice
        label="Quarter"
        options={quarters.map(({ from, label }) => ({ value: from, label }))}
        {...of('quarter')}
      />
      {scopes.length > 1 && (
        <Choice
          label="Of"
          options={scopes}
          {...of('scope')}
          onType={(scope) => onType({ scope, scopeName: scope === 'category' ? (categories[0] ?? '') : '' })}
        />
      )}
      {typed.scope === 'category' && (
        <Choice
          label="Category"
          options={categories.map((category) => ({ value: category, label: formatName(category) }))}
          {...of('scopeName')}
        />
      )}
      {typed.scope === 'product' && <ProductInput {...of('scopeName')} searchProducts={searchProducts} />}
    </>
  )
}

const PRODUCT_OPTION = { value: '', label: 'Product funnel' }

/** What is looked at first of a funnel: its overall rate, in the whole shop. */
export function ofFirst(funnel: GoalFunnel | null) {
  return { metric: overallName(ofGoal({ funnel })), scope: 'shop', scopeName: '' }
}

function isScopeOf(scope: string, { per }: Funnel, categories: readonly string[]): boolean {
  if (scope === 'shop') return true
  return per === 'product' && (scope === 'product' || categories.length > 0)
}

/**
 * A shop may have very many products, so the server searches; the browser offers what it finds: names, and ids of those
 * whose names others have, or that cannot be typed.
 */
function ProductInput({ searchProducts, ...input }: InputOf & Pick<Props, 'searchProducts'>) {
  const list = useId()
  const { found = [] } = useFoundProducts(input.value, searchProducts)
  return (
    <div>
      <TextInput
        label="Product"
        hint="Type a part of its name and choose"
        list={list}
        autoComplete="off"
        {...input}
      />
      <datalist id={list}>
        {found.map(({ id, label, typed }) => (
          <option key={id} value={typed}>
            {label}
          </option>
        ))}
      </datalist>
    </div>
  )
}
