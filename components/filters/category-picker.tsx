'use client'

import { formatName } from '@/lib/format/format-name'
import { useReportFilters } from './use-report-filters'

type Props = Readonly<{ category: string | null; categories: readonly string[] }>

/**
 * Chooses the products of one category; nothing where no product has one. By their places, because a page keeps not every
 * character of a value.
 */
export function CategoryPicker({ category, categories }: Props) {
  const [, setFilters] = useReportFilters()
  if (categories.length === 0) return null
  const chosen = category === null ? -1 : categories.indexOf(category)
  return (
    <label>
      <span className="sr-only">Category</span>
      <select
        value={chosen < 0 ? '' : chosen}
        onChange={(event) => setFilters({ category: categories[Number(event.target.value || -1)] ?? null })}
        className="control max-w-44 pr-2"
      >
        <option value="">All categories</option>
        {categories.map((name, index) => (
          <option key={name} value={index}>
            {formatName(name)}
          </option>
        ))}
      </select>
    </label>
  )
}
