'use client'

import { useReportFilters } from './use-report-filters'

type Props = Readonly<{ category: string | null; categories: readonly string[] }>

/** Chooses the products of one category; nothing where no product has one. */
export function CategoryPicker({ category, categories }: Props) {
  const [, setFilters] = useReportFilters()
  if (categories.length === 0) return null
  return (
    <label>
      <span className="sr-only">Category</span>
      <select
        value={category ?? ''}
        onChange={(event) =>
          setFilters({ category: categories.find((name) => name === event.target.value) ?? null })
        }
        className="control max-w-44 pr-2"
      >
        <option value="">All categories</option>
        {categories.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
