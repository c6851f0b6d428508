import type { Verdict } from '@/lib/stats/compare-shares'

/** The verdicts by their name in the address, in the order in which they are offered. */
export const VERDICTS = {
  up: 'up',
  down: 'down',
  flat: 'flat',
  'cant-tell': "can't tell yet",
} as const satisfies Record<string, Verdict>

export type VerdictName = keyof typeof VERDICTS

export const VERDICT_NAMES = Object.keys(VERDICTS) as readonly VerdictName[]
