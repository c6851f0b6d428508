/** What is counted once. */
export const UNITS = {
  sessions: { label: 'Sessions', one: 'session', many: 'sessions', pair: 'session–product pairs' },
  users: { label: 'Users', one: 'user', many: 'users', pair: 'user–product pairs' },
} as const satisfies Record<string, { label: string; one: string; many: string; pair: string }>

export type Unit = keyof typeof UNITS

/** What is gained; the shop does not say its currency. */
export const WORTH_MEASURES = {
  revenue: { label: 'Revenue' },
  orders: { label: 'Orders' },
} as const satisfies Record<string, { label: string }>

export type WorthMeasure = keyof typeof WORTH_MEASURES
