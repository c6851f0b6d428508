import { TundishError } from '@/lib/errors'
import type { Condition, Exclusion, Funnel, Match, Step } from '../definition'
import { numberOf } from '../match-event'
import { listOwnSteps, placeOfKey } from '../steps'

/** What of a definition makes no sense: all of its steps, one of them or of its exclusions by its place from 0, its window, its rates. */
export type FlawOf = Readonly<
  { part: 'steps' | 'window' | 'rates' } | { part: 'step' | 'exclusion'; place: number }
>

/** Why a definition makes no sense, for programs and for people, and where. */
export type Flaw = Readonly<{ code: string; sentence: string; of: FlawOf }>

const [FEWEST_STEPS, MOST_STEPS] = [2, 8]
const [SHORTEST_SECONDS, LONGEST_DAYS] = [60, 90]

/** Everything that makes no sense in a definition; nothing where it can be counted by the rules of `docs/funnels.md`. */
export function listFlaws(funnel: Funnel): readonly Flaw[] {
  const exclusions = funnel.exclude ?? []
  return [
    ...at({ part: 'steps' }, flawsOfSteps(funnel)),
    ...funnel.steps.flatMap((step, place) =>
      at({ part: 'step', place }, [
        ...flawsOfStep(funnel, step, place),
        ...flawsOfMatch(`step "${step.key}"`, step.match),
      ]),
    ),
    ...exclusions.flatMap((exclusion, place) =>
      at({ part: 'exclusion', place }, flawsOfExclusion(funnel, exclusion)),
    ),
    ...at({ part: 'window' }, flawsOfWindow(funnel)),
    ...at({ part: 'rates' }, flawsOfRates(funnel)),
  ]
}

/** Throws `bad_funnel`, with all that makes no sense in the definition. */
export function requireSense(funnel: Funnel): void {
  const flaws = listFlaws(funnel)
  if (flaws.length > 0) throw new TundishError('bad_funnel', flaws.map(({ sentence }) => sentence).join(' '))
}

/** Throws `funnel_not_counted` for a definition that makes sense, but asks for what the database does not count yet. */
export function requireCounted({ steps, order, within, exclude = [] }: Funnel): void {
  const types = steps.flatMap(({ match }) => match.types)
  const asked = [
    order !== 'any' && 'an order of its steps',
    within !== 'session' && 'a window of time',
    exclude.length > 0 && 'exclusions',
    steps.some(({ optional }) => optional) && 'optional steps',
    steps.some(({ match }) => match.where?.length) && 'conditions on properties',
    new Set(types).size < types.length && 'one event type in two steps',
  ].filter((one) => one !== false)
  if (asked.length === 0) return
  const sentence = `Funnels are counted within sessions and in any order so far; this one asks for ${asked.join(', ')}.`
  throw new TundishError('funnel_not_counted', sentence)
}

function flawsOfSteps(funnel: Funnel): Placeless[] {
  const count = listOwnSteps(funnel).length
  const keys = funnel.steps.map(({ key }) => key)
  const twice = keys.find((key, place) => keys.indexOf(key) < place)
  return when([
    count < FEWEST_STEPS && [
      'too_few_steps',
      `A funnel has at least ${FEWEST_STEPS} steps; this one has ${count}.`,
    ],
    keys.length > MOST_STEPS && [
      'too_many_steps',
      `A funnel has at most ${MOST_STEPS} steps; this one has ${keys.length}.`,
    ],
    twice !== undefined && ['equal_keys', `Two steps have the key "${twice}"; each needs one of its own.`],
  ])
}

function flawsOfStep(
  { steps, order }: Funnel,
  { key, match, optional, byOrder }: Step,
  place: number,
): Placeless[] {
  const isLast = place === steps.length - 1
  const next = steps[place + 1]
  if (byOrder) {
    const sentence = `Step "${key}" goes by orders: it must be the last, follow a step that does not, and not be optional.`
    const isThere = isLast && place > 0 && !optional && !steps[place - 1]?.optional
    return when([!isThere && ['step_by_order', sentence]])
  }
  if (!optional) return []
  return when([
    order === 'any' && [
      'optional_in_any',
      `Step "${key}" is optional, which says nothing where steps come in any order.`,
    ],
    place === 0 && [
      'optional_first',
      `Step "${key}" is optional and the first: then nothing would begin an attempt.`,
    ],
    (isLast || next?.byOrder === true) && [
      'optional_last',
      `Step "${key}" is optional and the last: then nothing would end the funnel.`,
    ],
    next !== undefined &&
      isSame(match, next.match) && [
        'optional_like_next',
        `Step "${key}" is optional and the same as step "${next.key}" after it: which of them an event is could not be told.`,
      ],
  ])
}

function flawsOfMatch(what: string, { types, where = [] }: Match): Placeless[] {
  return when([
    types.length === 0 && ['no_event_type', `Name at least one event type for ${what}.`],
    ...where.map((condition) => flawOfCondition(what, condition)),
  ])
}

function flawOfCondition(what: string, { property, op, values }: Condition): Found {
  const ofWhat = `The condition on "${property}" of ${what}`
  if (property === '') return ['no_property', `Name the property that a condition of ${what} asks for.`]
  if (op !== 'at-least' && op !== 'at-most') {
    const isSaid = values.length > 0 && values.every((value) => value !== '')
    return !isSaid && ['no_value', `${ofWhat} needs at least one value, and no empty ones.`]
  }
  const [limit] = values
  const isNumber = values.length === 1 && numberOf(String(limit)) !== null
  return !isNumber && ['no_number', `${ofWhat} compares with one number.`]
}

function flawsOfExclusion({ steps, order }: Funnel, { match, between }: Exclusion): Placeless[] {
  const same = steps.find((step) => isSame(step.match, match))
  const required = steps.filter(({ optional, byOrder }) => !optional && !byOrder).map(({ key }) => key)
  const [from, to] = (between ?? []).map((key) => required.indexOf(key))
  const isBetween = from === undefined || to === undefined || (from >= 0 && from < to)
  return [
    ...when([
      order === 'strict' && [
        'exclusion_in_strict',
        'An exclusion says nothing in a strict funnel: nothing may come between its steps anyway.',
      ],
      same !== undefined && [
        'exclusion_is_step',
        `An exclusion is the same as step "${same.key}"; it must be another event.`,
      ],
      between !== undefined &&
        order === 'any' && [
          'between_in_any',
          'Where steps come in any order, an exclusion holds for the whole attempt and lies between no steps.',
        ],
      !isBetween && [
        'between_what',
        `An exclusion lies between "${between?.join('" and "')}": these must be two steps of the funnel that are not optional, the earlier first.`,
      ],
    ]),
    ...flawsOfMatch('an exclusion', match),
  ]
}

function flawsOfWindow({ within }: Funnel): Placeless[] {
  if (within === 'session') return []
  return when([
    !(within.seconds >= SHORTEST_SECONDS) && ['window_too_short', 'A window lasts at least a minute.'],
    within.seconds > LONGEST_DAYS * 86_400 && [
      'window_too_long',
      `A window lasts at most ${LONGEST_DAYS} days.`,
    ],
  ])
}

function flawsOfRates(funnel: Funnel): Placeless[] {
  const isOf = (part: string, whole: string) => {
    const [from, to] = [placeOfKey(funnel, whole), placeOfKey(funnel, part)]
    return from !== -1 && from < to
  }
  const bad = (funnel.rates ?? []).filter(({ part, whole }) => !isOf(part, whole))
  return bad.map(({ part, whole }) => ({
    code: 'bad_rate',
    sentence: `A rate is of a step by one before it; "${part}" by "${whole}" is none.`,
  }))
}

type Placeless = Omit<Flaw, 'of'>

function at(of: FlawOf, flaws: readonly Placeless[]): Flaw[] {
  return flaws.map((flaw) => ({ ...flaw, of }))
}

type Found = false | readonly [code: string, sentence: string]

function when(found: readonly Found[]): Placeless[] {
  return found.flatMap((one) => (one ? [{ code: one[0], sentence: one[1] }] : []))
}

/** Whether they match the same by what they say, in whatever order they say it. */
function isSame(one: Match, other: Match): boolean {
  return normal(one) === normal(other)
}

function normal({ types, where = [] }: Match): string {
  const conditions = where.map(({ property, op, values }) =>
    JSON.stringify([property, op, [...new Set(values.map(String))].toSorted()]),
  )
  return JSON.stringify([[...new Set(types)].toSorted(), [...new Set(conditions)].toSorted()])
}
