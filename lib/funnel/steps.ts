import type { Funnel, Step } from './definition'

/** The steps whose events are those of the attempt itself: of an order that comes later nothing is timed. */
export function listOwnSteps({ steps }: Funnel): readonly Step[] {
  return steps.filter(({ byOrder }) => !byOrder)
}

/** What its column is called in files of products and of restatements. */
export function columnOf({ key, column = key }: Step): string {
  return column
}

/** The bit of a step in a set of steps, by its place from 0: 1, 2, 4, 8 ... A set is of steps that happened. */
export function stepBit(place: number): number {
  return 1 << place
}

/** The letter of a step in a path of events, by its place from 0: a, b, c ... */
export function stepLetter(place: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + place)
}

/** The place of the step of this key, from 0; -1 where there is none. */
export function placeOfKey({ steps }: Funnel, key: string): number {
  return steps.findIndex((step) => step.key === key)
}

/** The place of the last step before the one at this place that must be; -1 before the first. */
export function placeBefore({ steps }: Funnel, place: number): number {
  return steps.slice(0, place).findLastIndex(({ optional }) => !optional)
}

/** What people read for the step at this place; throws where there is none. */
export function wordsAt(steps: readonly Step[], place: number): Step['words'] {
  const step = steps[place]
  if (!step) throw new Error(`There is no step at place ${place}.`)
  return step.words
}

/** A name as data and addresses have it: the words of a step may hold blanks. */
export function toDataName(words: string): string {
  return words.replaceAll(' ', '_')
}
