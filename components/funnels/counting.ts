import { formatCount, formatRoughly } from '@/lib/format/format-number'

/** How counts are said: as they are, or, of one user in so many, about so many times as much. Shares are what they are. */
export type Counting = Readonly<{ oneIn: number; say: (count: number) => string }>

export function toCounting(oneIn: number): Counting {
  return { oneIn, say: (count) => (oneIn === 1 ? formatCount(count) : formatRoughly(count * oneIn)) }
}
