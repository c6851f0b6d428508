import { formatCount } from '@/lib/format/format-number'
import type { TestState } from '@/lib/models/data-test'

/** What a test found. `rows` are the first of those that failed, as they are. */
export type TestFinding = Readonly<{
  state: TestState
  failures: number
  message: string
  rows: readonly unknown[]
  /** How many rows it looked at, where it looked at what changed; all where it is not given. */
  lookedAt?: number
  /** What its next look goes on from, as JSON. */
  known?: object
}>

/** `since`: it looked at what changed since then; null: at everything. */
export type TestResult = TestFinding & Readonly<{ since: Date | null; startedAt: Date; finishedAt: Date }>

/** Most failing rows that are kept of a test. */
export const KEPT_ROWS = 100

export function passed(message: string): TestFinding {
  return { state: 'passed', failures: 0, message, rows: [] }
}

/** What rows that break a test are: `failures` in all, of which `rows` are the first, or more. */
export function toFinding(
  failures: number,
  rows: readonly unknown[],
  severity: 'warn' | 'error' = 'error',
): TestFinding {
  if (failures === 0) return passed('Nothing breaks it.')
  const message = failures === 1 ? 'One row breaks it.' : `${formatCount(failures)} rows break it.`
  return {
    state: severity === 'warn' ? 'warned' : 'failed',
    failures,
    message,
    rows: rows.slice(0, KEPT_ROWS),
  }
}
