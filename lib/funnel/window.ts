import { DAY_MS } from '@/lib/time/duration'
import type { Funnel } from './definition'
import { funnelOf } from './funnel-of'

type Of = Readonly<{ funnel?: Funnel }>

/** How long after its entry an attempt may go on; null where that is as long as its session lasts. */
export function windowMs(of: Of): number | null {
  const { within } = funnelOf(of)
  return within === 'session' ? null : within.seconds * 1000
}

/** Of how many whole days before today attempts may still go on; of none where they end with their sessions. */
export function openDays(of: Of): number {
  return Math.ceil((windowMs(of) ?? 0) / DAY_MS)
}
