import { formatCount, formatRoughly } from './format-number'

/** How counts are said: as they are, or, of one user in so many, so many times as much, as what is about right. Shares are what they are. */
export type Counting = Readonly<{ oneIn: number; say: (count: number) => string }>

export function toCounting(oneIn: number): Counting {
  return {
    oneIn,
    say: (count) => (oneIn === 1 ? formatCount(count) : `about ${formatRoughly(count * oneIn)}`),
  }
}
