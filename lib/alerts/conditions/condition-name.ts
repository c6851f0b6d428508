/** What is looked for, and what is said when it is over. */
export const CONDITIONS = {
  run: { recovery: 'Every step of the pipeline came to its end when it last ran.' },
  stale: { recovery: 'Runs of the pipeline end in time again.' },
  test: { recovery: 'The data test passes, or is no longer tried.' },
  goal: { recovery: 'The goal is as likely as not to be met, or it is closed, or its quarter is over.' },
  rate: { recovery: 'The last days can no longer be told from the days before.' },
} as const satisfies Record<string, { recovery: string }>

export type ConditionName = keyof typeof CONDITIONS

/** Of a key as it is stored; null for a condition that is no more. */
export function toConditionName(key: string): ConditionName | null {
  const name = key.split(':', 1)[0] ?? ''
  return Object.hasOwn(CONDITIONS, name) ? (name as ConditionName) : null
}
