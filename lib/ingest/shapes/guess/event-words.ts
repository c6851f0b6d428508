import { toWords } from '../fields/to-words'
import { STEP_KEYS } from '../meanings'
import { EVENT_WORDS } from './event-word-list'

type Sense = (typeof EVENT_WORDS)[number]['sense']
type Found = Readonly<{ sense: Sense; rank: number }>
type Phrase = Found & Readonly<{ text: string; isWhole: boolean }>

/** The longest come first: `removed from cart` is no `cart`. What was taken back comes before what it is of: `purchase refunded`. */
const PHRASES: readonly Phrase[] = EVENT_WORDS.flatMap(({ sense, rank, phrases }) =>
  phrases.split(',').map((listed) => {
    const text = toWords(listed)
    return { sense, rank, text, isWhole: listed.trim().startsWith('=') }
  }),
).toSorted((a, b) => toWeight(b) - toWeight(a))

function toWeight({ sense, text }: Phrase): number {
  return text.length + (sense === 'refund' || sense === 'cancellation' ? 100 : 0)
}

/** Names without a blank may be several words: `addtocart`. */
const GLUED: ReadonlyMap<string, Phrase> = new Map(
  PHRASES.toReversed().map((phrase) => [phrase.text.replaceAll(' ', ''), phrase]),
)

/**
 * What names of events mean, in English, German, French, Spanish, Italian, Dutch or Portuguese: a step's key or another meaning
 * (`MEANINGS`); names that mean nothing are not in it. It depends on what else there is: the beginning of a checkout is an order
 * only where no name is one, the view of a page or a list that of a product only where no name is nearer to it.
 */
export function toMeanings(names: Iterable<string>): Readonly<Record<string, string>> {
  const found = [...names].map((name) => ({ name, ...findPhrase(name) }))
  const ranks = new Map<string, number>()
  for (const { sense, rank } of found) {
    if (sense) ranks.set(sense, Math.min(ranks.get(sense) ?? rank, rank))
  }
  const meant: Record<string, string> = {}
  for (const { name, sense, rank } of found) {
    const meaning = sense && toMeaning(sense)
    if (meaning && rank === ranks.get(sense)) meant[name] = meaning
  }
  return meant
}

/** Whether anything is known of the name: that it is a step, something else, or nothing to a funnel. */
export function isKnownName(name: string): boolean {
  return findPhrase(name).sense !== null
}

function toMeaning(sense: Sense): string | null {
  if (sense === 'nothing') return null
  return Object.hasOwn(STEP_KEYS, sense) ? (STEP_KEYS[sense as keyof typeof STEP_KEYS] ?? null) : sense
}

function findPhrase(name: string): Found | Readonly<{ sense: null; rank: 0 }> {
  const words = toWords(name)
  const glued = words.includes(' ') ? undefined : GLUED.get(words)
  if (glued) return glued
  const within = ` ${words} `
  return (
    PHRASES.find(({ text, isWhole }) => (isWhole ? words === text : within.includes(` ${text} `))) ?? {
      sense: null,
      rank: 0,
    }
  )
}
