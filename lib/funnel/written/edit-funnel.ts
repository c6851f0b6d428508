import type { Exclusion, Funnel, Match, Step } from '../definition'
import { toStepWords, wordsOfKey } from '../step-words'
import { placeOfKey } from '../steps'

// What an editor does to a definition. What makes no sense afterwards is for `listFlaws` to say; what names a step that is
// gone, or that no longer lies where it must, goes with it.

/** What a new funnel is. */
export const USUAL: Funnel = { steps: [], order: 'ordered', within: 'session', per: 'shop' }

/** One more step, of this event type, which it is called after. */
export function addStep(funnel: Funnel, type: string): Funnel {
  const key = toFreeKey(type, funnel)
  return { ...funnel, steps: [...funnel.steps, { key, match: { types: [type] }, words: wordsOfKey(key) }] }
}

/** A step nobody named is called after its first event type, and its key follows. */
export function matchStep(funnel: Funnel, place: number, match: Match): Funnel {
  const { steps } = funnel
  const step = steps[place]
  const [type] = match.types
  if (!step) return funnel
  if (isNamed(step) || type === undefined || type === step.match.types[0]) {
    return { ...funnel, steps: steps.with(place, { ...step, match }) }
  }
  const others = { ...funnel, steps: steps.toSpliced(place, 1) }
  const key = toFreeKey(type, others)
  return renameKey(
    { ...funnel, steps: steps.with(place, { ...step, match, key, words: wordsOfKey(key) }) },
    step.key,
    key,
  )
}

/** Whether it was given a name. */
export function isNamed({ key, words }: Step): boolean {
  return words.label !== wordsOfKey(key).label
}

/** An empty name takes it back; the key stays. */
export function nameStep(funnel: Funnel, place: number, label: string): Funnel {
  return changeStep(funnel, place, (step) => {
    const name = label.toLowerCase()
    const words =
      label.trim() === '' ? wordsOfKey(step.key) : toStepWords({ label, noun: name, nouns: name, verb: name })
    return { ...step, words }
  })
}

export function setOptional(funnel: Funnel, place: number, isOptional: boolean): Funnel {
  return changeStep(funnel, place, ({ optional: _, ...step }) =>
    isOptional ? { ...step, optional: true } : step,
  )
}

/** To the place `by` further on; nowhere past the ends. */
export function moveStep(funnel: Funnel, place: number, by: number): Funnel {
  const step = funnel.steps[place]
  const to = place + by
  if (!step || to < 0 || to >= funnel.steps.length) return funnel
  return withoutStale({ ...funnel, steps: funnel.steps.toSpliced(place, 1).toSpliced(to, 0, step) })
}

export function removeStep(funnel: Funnel, place: number): Funnel {
  return withoutStale({ ...funnel, steps: funnel.steps.toSpliced(place, 1) })
}

/** None is left out: a definition that never had one is the same. */
export function setExclusions({ exclude: _, ...funnel }: Funnel, exclude: readonly Exclusion[]): Funnel {
  return exclude.length === 0 ? funnel : { ...funnel, exclude }
}

function changeStep(funnel: Funnel, place: number, change: (step: Step) => Step): Funnel {
  return { ...funnel, steps: funnel.steps.map((step, index) => (index === place ? change(step) : step)) }
}

/** `add_to_cart`, or `add_to_cart_2` where a step has that key: a type in the letters that keys are of. */
function toFreeKey(type: string, { steps }: Funnel): string {
  const letters = type
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50)
  const key = letters || 'step'
  const free = (number: number): string => {
    const tried = number === 1 ? key : `${key}_${number}`
    return steps.some((step) => step.key === tried) ? free(number + 1) : tried
  }
  return free(1)
}

function renameKey(funnel: Funnel, from: string, to: string): Funnel {
  const now = (key: string) => (key === from ? to : key)
  const { exclude, rates } = funnel
  return {
    ...funnel,
    ...(exclude && {
      exclude: exclude.map(({ between, ...one }) =>
        between ? { ...one, between: [now(between[0]), now(between[1])] as const } : one,
      ),
    }),
    ...(rates && { rates: rates.map(({ part, whole }) => ({ part: now(part), whole: now(whole) })) }),
  }
}

function withoutStale(funnel: Funnel): Funnel {
  const isInOrder = (from: string, to: string) => {
    const place = placeOfKey(funnel, from)
    return place !== -1 && place < placeOfKey(funnel, to)
  }
  const { exclude, rates } = funnel
  return {
    ...funnel,
    ...(exclude && {
      exclude: exclude.map(({ between, ...one }) =>
        between && isInOrder(...between) ? { ...one, between } : one,
      ),
    }),
    ...(rates && { rates: rates.filter(({ part, whole }) => isInOrder(whole, part)) }),
  }
}
