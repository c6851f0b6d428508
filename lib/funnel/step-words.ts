import { capitalise } from '@/lib/format/capitalise'
import type { StepWords } from './definition'

/** What a step must be given of its words. The others follow from these, where they are not given too. */
export type GivenWords = Pick<StepWords, 'label' | 'noun' | 'verb'> & Partial<StepWords>

/** Whoever says a step: `Added to cart`, `cart`, `add to cart`; and better words where those that follow are none. */
export function toStepWords(given: GivenWords): StepWords {
  const { label, noun, verb, did = label.toLowerCase(), event = `the ${noun}` } = given
  const { didIt = did, ofProduct = `product ${label.toLowerCase()}` } = given
  return {
    nouns: `${noun}s`,
    did,
    didOne: did,
    didIt,
    didShort: didIt,
    verbIt: verb,
    onward: verb,
    didNext: did,
    doing: event,
    ofProduct,
    ofProducts: ofProduct.replace('product', 'products'),
    event,
    furthest: label,
    ...given,
  }
}

/** Of a step that was given none: `added_to_cart` is `Added to cart`. */
export function wordsOfKey(key: string): StepWords {
  const name = key.replaceAll('_', ' ')
  return toStepWords({ label: capitalise(name), noun: name, nouns: name, verb: name })
}

/** The words that the others follow from, and those that do not follow; none where all follow from the key. */
export function toGivenWords(key: string, words: StepWords): GivenWords | null {
  const names = Object.keys(words) as (keyof StepWords)[]
  const listOther = (made: StepWords) => names.filter((name) => made[name] !== words[name])
  if (listOther(wordsOfKey(key)).length === 0) return null
  let given: GivenWords = { label: words.label, noun: words.noun, verb: words.verb }
  // A word that is given is one that others follow from.
  for (let other = listOther(toStepWords(given)); other.length > 0; other = listOther(toStepWords(given))) {
    given = { ...given, ...Object.fromEntries(other.map((name) => [name, words[name]])) }
  }
  return given
}
