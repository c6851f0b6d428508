'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Popover } from '@/components/ui/choose/popover'
import type { ProductChoice } from '@/lib/query/scope'
import { useReportFilters } from './use-report-filters'

export type SearchProducts = (text: string) => Promise<ProductChoice[]>

/** The product that is looked at, and what people read for it; null: all of them. */
export type ChosenProduct = Readonly<{ id: string; label: string }> | null

type Props = Readonly<{ product: ChosenProduct; searchProducts: SearchProducts }>

/** Chooses one product by a part of its name, and writes its id; a shop may have very many, so the server searches. */
export function ProductPicker({ product, searchProducts }: Props) {
  const [, setFilters] = useReportFilters()
  return (
    <Popover
      name="Product"
      label={<span className="max-w-44 truncate">{product?.label ?? 'All products'}</span>}
    >
      {(close) => (
        <ProductSearch
          searchProducts={searchProducts}
          onChoose={(id) => {
            close()
            setFilters({ product: id })
          }}
          chosen={product?.id ?? null}
        />
      )}
    </Popover>
  )
}

/** What the server finds for a text; what it found before stays until then. */
export function useFoundProducts(text: string, searchProducts: SearchProducts) {
  const wanted = useDeferredValue(text.trim())
  const { data: found, isError } = useQuery({
    queryKey: ['products', wanted],
    queryFn: () => searchProducts(wanted),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  return { wanted, found, isError }
}

type SearchProps = Readonly<{
  searchProducts: SearchProducts
  onChoose: (product: string | null) => void
  chosen: string | null
}>

const OPTION =
  'block w-full truncate rounded px-2.5 py-1.5 text-left text-sm hover:bg-sunken aria-pressed:font-semibold'

function ProductSearch({ searchProducts, onChoose, chosen }: SearchProps) {
  const [text, setText] = useState('')
  const { wanted, found, isError } = useFoundProducts(text, searchProducts)
  return (
    <div>
      <input
        type="search"
        // biome-ignore lint/a11y/noAutofocus: the reader opened this box to type
        autoFocus
        aria-label="Search products"
        placeholder="Search products"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && found?.[0] && onChoose(found[0].id)}
        className="control mb-1.5 w-full"
      />
      <ul className="max-h-72 overflow-y-auto">
        {wanted === '' && (
          <li>
            <button
              type="button"
              aria-pressed={chosen === null}
              className={OPTION}
              onClick={() => onChoose(null)}
            >
              All products
            </button>
          </li>
        )}
        {found?.map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === chosen}
              className={OPTION}
              onClick={() => onChoose(id)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="px-2.5 text-muted text-xs empty:hidden">
        {isError
          ? 'The products could not be read.'
          : found?.length === 0
            ? 'No product has this in its name.'
            : ''}
      </p>
    </div>
  )
}
