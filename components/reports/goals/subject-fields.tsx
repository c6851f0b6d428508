'use client'

import { useId } from 'react'
import { type SearchProducts, useFoundProducts } from '@/components/filters/product-picker'
import { Choice, TextInput } from '@/components/form/inputs'
import type { FormState, InputOf } from '@/components/form/use-form'
import { toOptions } from '@/components/ui/to-options'
import { formatName } from '@/lib/format/format-name'
import { GOAL_METRICS, GOAL_SCOPES } from '@/lib/forms/goal'
import type { GoalField } from '@/lib/forms/parse-goal'
import { toMetric } from '@/lib/query/metric'

export type QuarterChoice = Readonly<{ from: string; label: string }>

type Props = Readonly<{
  form: FormState<GoalField>
  quarters: readonly QuarterChoice[]
  categories: readonly string[]
  searchProducts: SearchProducts
}>

const METRIC_OPTIONS = GOAL_METRICS.map((value) => ({ value, label: toMetric(value).label }))
const SCOPE_OPTIONS = toOptions(GOAL_SCOPES)

/** What a goal is about: metric, scope and quarter. */
export function SubjectFields({ form, quarters, categories, searchProducts }: Props) {
  const { of, onType, typed } = form
  return (
    <>
      <Choice label="What to track" options={METRIC_OPTIONS} {...of('metric')} />
      <Choice
        label="Quarter"
        options={quarters.map(({ from, label }) => ({ value: from, label }))}
        {...of('quarter')}
      />
      <Choice
        label="Of"
        options={SCOPE_OPTIONS.filter(({ value }) => value !== 'category' || categories.length > 0)}
        {...of('scope')}
        onType={(scope) => onType({ scope, scopeName: scope === 'category' ? (categories[0] ?? '') : '' })}
      />
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
