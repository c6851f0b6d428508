import { formatCount } from '@/lib/format/format-number'
import type { FileCounts } from '@/lib/ingest/file-counts'

/** What one kind of rows that come in came to. */
export type Imported = Readonly<{
  totals: readonly FileCounts[]
  /** A sentence of each that could not be stored: they fail the step. */
  problems: readonly string[]
  /** What is left to somebody to say, a sentence each. */
  told: readonly string[]
}>

export function sayCounts({ read, stored, corrected, repeated, rejected, gone }: FileCounts): string {
  const each = Object.entries({ read, stored, corrected, repeated, rejected, ...(gone > 0 && { gone }) })
  return each.map(([name, count]) => `${formatCount(count)} ${name}`).join(', ')
}
