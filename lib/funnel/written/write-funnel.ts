import type { Funnel } from '../definition'
import { toGivenWords } from '../step-words'

/** A definition as people write it: without the words that follow from others. `parseFunnel` makes the same of it. */
export function toWrittenFunnel({ steps, ...funnel }: Funnel) {
  return {
    steps: steps.map(({ words, ...step }) => {
      const given = toGivenWords(step.key, words)
      return given ? { ...step, words: given } : step
    }),
    ...funnel,
  }
}
