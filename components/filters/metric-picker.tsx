'use client'

import { METRIC_NAMES, METRICS } from '@/lib/query/metric'
import { useReportFilters } from './use-report-filters'

/** Chooses what is looked at from period to period. */
export function MetricPicker({ metric }: { metric: string }) {
  const [, setFilters] = useReportFilters()
  return (
    <label>
      <span className="sr-only">Metric</span>
      <select
        value={metric}
        onChange={(event) =>
          setFilters({ metric: METRIC_NAMES.find((name) => name === event.target.value) ?? null })
        }
        className="control max-w-52 pr-2"
      >
        {METRIC_NAMES.map((name) => (
          <option key={name} value={name}>
            {METRICS[name]?.label}
          </option>
        ))}
      </select>
    </label>
  )
}
