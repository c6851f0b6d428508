import type { Fields } from '@/lib/ingest/read/source-record'
import { propose } from '@/lib/ingest/shapes/propose'
import { compileMapping } from '@/lib/ingest/shapes/to-row'
import { toTimeLimits } from '@/lib/ingest/time-limits'

const NOW = new Date('2026-11-29T12:00:00Z')

/** What a file of these records is taken for, and what its rows become; of what is blank nothing is said. For tests. */
export function tryShape(records: readonly Fields[], isTable = false) {
  const columns = isTable ? [...new Set(records.flatMap((record) => Object.keys(record)))] : null
  const { mapping, shape, questions, notes } = propose({ columns, records }, { now: NOW })
  const toRows = mapping && compileMapping(mapping, toTimeLimits(NOW))
  const rows = records.flatMap((record) => toRows?.(record) ?? [])
  return {
    shape: shape?.name ?? null,
    questions: questions.map(({ code }) => code),
    notes,
    meanings: mapping?.meanings,
    personal: mapping?.personal,
    rows: rows.map((understood) => (understood.ok ? withoutBlank(understood.row) : understood.reason)),
  }
}

/** Without nulls, empty lists and empty records. */
function withoutBlank(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(withoutBlank)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, withoutBlank(inner)] as const)
      .filter(
        ([, inner]) => inner !== null && JSON.stringify(inner) !== '[]' && JSON.stringify(inner) !== '{}',
      ),
  )
}
