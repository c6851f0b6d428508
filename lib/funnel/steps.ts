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
