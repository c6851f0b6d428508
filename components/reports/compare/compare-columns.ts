import type { CompareLine } from '@/lib/reports/compare/compare-result'
import type { Verdict } from '@/lib/stats/compare-shares'

/** Down first when sorted up, up first when sorted down. */
const ORDER: Record<Verdict, number> = { down: 0, "can't tell yet": 1, flat: 2, up: 3 }

export const COMPARE_COLUMNS = {
  product: (line) => line.product,
  before: ({ before }) => (before.whole > 0 ? (before.shrunk?.share ?? null) : null),
  now: ({ now }) => (now.whole > 0 ? (now.shrunk?.share ?? null) : null),
  at_least: ({ now }) => (now.whole > 0 ? (now.shrunk?.interval.low ?? null) : null),
  change: (line) => line.change?.difference ?? null,
  verdict: (line) => (line.change ? ORDER[line.change.verdict] : null),
} as const satisfies Record<string, (line: CompareLine) => string | number | null>

export type CompareColumn = keyof typeof COMPARE_COLUMNS

export const COMPARE_COLUMN_NAMES = Object.keys(COMPARE_COLUMNS) as readonly CompareColumn[]

export const COMPARE_LABELS: Record<CompareColumn, string> = {
  product: 'Product',
  before: 'Before',
  now: 'Now',
  at_least: 'At least',
  change: 'Change',
  verdict: 'Verdict',
}

/** The verdicts by their name in the address, in the order in which they are offered. */
export const VERDICTS = {
  up: 'up',
  down: 'down',
  flat: 'flat',
  'cant-tell': "can't tell yet",
} as const satisfies Record<string, Verdict>

export type VerdictName = keyof typeof VERDICTS

export const VERDICT_NAMES = Object.keys(VERDICTS) as readonly VerdictName[]
