import type { Funnel } from '@/lib/funnel/definition'

/** What is counted once. */
export const UNITS = {
  sessions: { label: 'Sessions', one: 'session', many: 'sessions', pair: 'session–product pairs' },
  users: { label: 'Users', one: 'user', many: 'users', pair: 'user–product pairs' },
} as const satisfies Record<string, { label: string; one: string; many: string; pair: string }>

export type Unit = keyof typeof UNITS

const ATTEMPTS = { label: 'Attempts', one: 'attempt', many: 'attempts', pair: 'attempts' } as const

/** A unit, and of which funnel. */
export type UnitOfFunnel = Readonly<{ unit: Unit; funnel?: Funnel; funnelId?: string }>

/** What is counted, in words: a saved funnel that goes across sessions, or by product, has attempts in place of sessions. */
export function unitOf({ unit, funnel, funnelId }: UnitOfFunnel): (typeof UNITS)[Unit] | typeof ATTEMPTS {
  const isOfSessions = funnelId === undefined || (funnel?.within === 'session' && funnel.per === 'shop')
  return unit === 'users' || isOfSessions ? UNITS[unit] : ATTEMPTS
}

/** What is gained; the shop does not say its currency. */
export const WORTH_MEASURES = {
  revenue: { label: 'Revenue' },
  orders: { label: 'Orders' },
} as const satisfies Record<string, { label: string }>

export type WorthMeasure = keyof typeof WORTH_MEASURES
