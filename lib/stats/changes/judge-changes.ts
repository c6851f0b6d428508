import { compareShares, type Portion, type ShareChange, withholdVerdict } from '../compare-shares'
import { testDifference } from './test-difference'

/** Of all changes called up or down in a list, at most this share is expected to be chance. */
export const FALSE_DISCOVERIES = 0.1

type Pair = Readonly<{ before: Portion; now: Portion }>

/**
 * What can be said of each change in a list, so that the list as a whole can be believed: up or down only where
 * `compareShares` says so and the difference is among those that the procedure of Y. Benjamini and Y. Hochberg,
 * "Controlling the false discovery rate", J. R. Stat. Soc. B 57 (1995), keeps at FALSE_DISCOVERIES. Flat needs no
 * correction. In order; null where there is nothing to divide by.
 */
export function judgeChanges(pairs: readonly Pair[], smallest: number): (ShareChange | null)[] {
  const changes = pairs.map(({ before, now }) => compareShares(before, now, smallest))
  const chances = pairs.map(({ before, now }, index) => (changes[index] ? testDifference(before, now) : null))
  const bound = toBound(chances.filter((chance) => chance !== null))
  return pairs.map(({ before, now }, index) => {
    const change = changes[index]
    const chance = chances[index]
    if (!change || chance === null || chance === undefined) return null
    const called = change.verdict === 'up' || change.verdict === 'down'
    return called && chance > bound ? withholdVerdict(change, before, now) : change
  })
}

/** The largest chance of which, with all smaller ones, few enough are expected to be false; below 0 for none. */
function toBound(chances: readonly number[]): number {
  const ordered = chances.toSorted((a, b) => a - b)
  const last = ordered.findLastIndex(
    (chance, index) => chance <= (FALSE_DISCOVERIES * (index + 1)) / ordered.length,
  )
  return ordered[last] ?? -1
}
