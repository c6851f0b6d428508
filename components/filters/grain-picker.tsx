'use client'

import type { Grain } from '@/lib/time/grain'
import { useReportFilters } from './use-report-filters'

/** How finely time is cut; `first` is what it is without a choice. */
export function GrainPicker({ first, names }: { first: string; names: readonly Grain[] }) {
  const [chosen, setFilters] = useReportFilters()
  return (
    <label>
      <span className="sr-only">Trend by</span>
      <select
        value={chosen.grain ?? ''}
        onChange={(event) => setFilters({ grain: names.find((name) => name === event.target.value) ?? null })}
        className="control pr-2"
      >
        <option value="">{first}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            By {name}
          </option>
        ))}
      </select>
    </label>
  )
}
