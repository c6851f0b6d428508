'use client'

import { Choice } from '@/components/form/inputs'
import type { MappingField } from '@/lib/ingest/shapes/mapping'
import { FieldSelect } from './field-select'
import type { ShownPath } from './fields'
import { useMapping } from './mapping-context'

/** A list in the records, with what its elements hold. */
export type ShownList = Readonly<{ path: string; fields: readonly ShownPath[] }>

const PARTS = [
  { part: 'id', label: 'Product' },
  { part: 'name', label: 'Name of the product' },
  { part: 'category', label: 'Category' },
  { part: 'price', label: 'Price' },
  { part: 'quantity', label: 'Quantity' },
] as const

const NO_FIELDS = { id: null, name: null, category: null, price: null, quantity: null }
const ON_THE_ROW = '.'

/** Where products stand: on the row itself or in a list, and which of its fields say what. */
export function ProductFields({
  paths,
  lists,
}: Readonly<{ paths: readonly ShownPath[]; lists: readonly ShownList[] }>) {
  const { mapping, change } = useMapping()
  if (!mapping) return null
  const { product, products } = mapping
  const place = products?.each ?? (product ? ON_THE_ROW : '')
  const places = [...new Set([...lists.map(({ path }) => path), ...(products ? [products.each] : [])])]
  const inner = products ? (lists.find(({ path }) => path === products.each)?.fields ?? []) : paths
  const choosePlace = (chosen: string) => {
    if (chosen === '') change({ product: null, products: null })
    else if (chosen === ON_THE_ROW) change({ product: product ?? NO_FIELDS, products: null })
    else change({ product: null, products: { ...NO_FIELDS, each: chosen } })
  }
  const choosePart = (part: string, field: MappingField | null) =>
    change(
      products ? { products: { ...products, [part]: field } } : { product: { ...product, [part]: field } },
    )
  return (
    <fieldset className="min-w-0 grid gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      <legend className="mb-2 font-semibold">Products</legend>
      <Choice
        label="Where they are"
        problem={null}
        value={place}
        options={[
          { value: '', label: 'nowhere' },
          { value: ON_THE_ROW, label: 'on the row itself' },
          ...places.map((path) => ({ value: path, label: `in the list ${path}` })),
        ]}
        onType={choosePlace}
      />
      {place !== '' &&
        PARTS.map(({ part, label }) => (
          <FieldSelect
            key={part}
            label={label}
            paths={inner}
            field={(products ?? product)?.[part]}
            onChoose={(field) => choosePart(part, field)}
          />
        ))}
    </fieldset>
  )
}
