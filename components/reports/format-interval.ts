import { formatShare } from '@/lib/format/format-number'
import type { Interval } from '@/lib/stats/wilson'

/** `58 % to 66 %`; empty where there is none. */
export function formatInterval(interval: Interval | null): string {
  return interval ? `${formatShare(interval.low)} to ${formatShare(interval.high)}` : ''
}
