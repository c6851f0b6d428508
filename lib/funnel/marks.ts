import type { Funnel } from './definition'
import { stepBit } from './steps'

// What is counted is how many units have a mark: every number of a funnel is a difference of two such counts.

/** The mark of every unit, also of one without any step. */
export const ANY_UNIT = 0

/** The mark of the units that reached the step at this place, from 0, or a later one. */
export function reachMark(place: number): number {
  return place + 1
}

/** The mark of the units that have the event of the step at this place, which is not the last: that is had by those who reached it. */
export function ownMark(place: number): number {
  return -1 - place
}

/** The mark by which the step at this place is counted: of one that may be left out those that did it. */
export function countMark({ steps }: Funnel, place: number): number {
  return steps[place]?.optional ? ownMark(place) : reachMark(place)
}

/** The marks that are counted of sessions. */
export function listMarks({ steps }: Funnel): readonly number[] {
  const places = steps.map((_, place) => place)
  return [ANY_UNIT, ...places.map(reachMark), ...places.slice(0, -1).map(ownMark)]
}

/** Those of pairs of a session and a product: each has a step, so that there ANY_UNIT is the mark of the first, and is not counted. */
export function listPairMarks(funnel: Funnel): readonly number[] {
  return listMarks(funnel).filter((mark) => mark !== ANY_UNIT)
}

/** What a set of steps has that has the mark: it is as large a number as its last step, so reaching is a comparison (docs/decisions/0005). */
export function toHeld(mark: number): Readonly<{ least: number; bits: number }> {
  return {
    least: mark > 0 ? stepBit(mark - 1) : 0,
    bits: mark < 0 ? stepBit(-mark - 1) : 0,
  }
}

/** Whether a set of steps has the mark. */
export function holds(mark: number, steps: number): boolean {
  const { least, bits } = toHeld(mark)
  return steps >= least && (steps & bits) === bits
}
