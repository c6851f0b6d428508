import type { DbtFreshness } from '@/lib/models/dbt-node'

/** What dbt found when it asked how old the newest row is. */
export const FRESHNESS_WORDS = {
  pass: 'fresh',
  warn: 'getting old',
  error: 'too old',
  'runtime error': 'could not be asked',
} as const satisfies Record<DbtFreshness['state'], string>
