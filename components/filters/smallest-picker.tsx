'use client'

import { useReportFilters } from './use-report-filters'

const POINTS = [0.2, 0.5, 1, 2, 5] as const

/** From which size on a change is worth acting on, in percentage points; `usual` is the workspace's setting. */
export function SmallestPicker({ points, usual }: { points: number; usual: number }) {
  const [, setFilters] = useReportFilters()
  const choices = [...new Set([...POINTS, points, usual])].sort((a, b) => a - b)
  return (
    <label className="flex items-center gap-2 text-muted text-sm">
      Worth acting on from
      <select
        value={points}
        onChange={(event) => {
          const chosen = Number(event.target.value)
          setFilters({ smallest: chosen === usual ? null : chosen })
        }}
        className="control pr-2"
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice} pp
          </option>
        ))}
      </select>
    </label>
  )
}
