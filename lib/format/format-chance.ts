export type ChanceWord = 'very likely' | 'likely' | 'about as likely as not' | 'unlikely' | 'very unlikely'

/** Largest first; a chance has the first word whose least chance it reaches. */
const WORDS: readonly (readonly [least: number, word: ChanceWord])[] = [
  [0.9, 'very likely'],
  [0.66, 'likely'],
  [0.33, 'about as likely as not'],
  [0.1, 'unlikely'],
]

/**
 * A chance, 0 to 1, in words: those of M. D. Mastrandrea et al., "Guidance note for lead authors of the IPCC fifth
 * assessment report on consistent treatment of uncertainties" (2010).
 */
export function toChanceWord(chance: number): ChanceWord {
  return WORDS.find(([least]) => chance >= least)?.[1] ?? 'very unlikely'
}

/** A simulated chance in whole per cent: `81 %`. It is never said to be certain. */
export function formatChance(chance: number): string {
  if (chance < 0.01) return '< 1 %'
  return chance > 0.99 ? '> 99 %' : `${Math.round(chance * 100)} %`
}
