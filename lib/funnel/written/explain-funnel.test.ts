import { describe, expect, it } from 'vitest'
import type { Condition, Funnel, Match, Step } from '../definition'
import { PRODUCT_FUNNEL } from '../product-funnel'
import { wordsOfKey } from '../step-words'
import { listFlaws, requireCounted, requireSense } from './explain-funnel'

const one = (...types: string[]): Match => ({ types })

const step = (key: string, more: Partial<Step> = {}): Step => ({
  key,
  match: one(key),
  words: wordsOfKey(key),
  ...more,
})

const GOOD: Funnel = {
  steps: [step('a'), step('b', { optional: true }), step('c'), step('d')],
  order: 'ordered',
  within: { seconds: 600 },
  per: 'shop',
  exclude: [{ match: one('x'), between: ['a', 'c'] }, { match: one('y') }],
  rates: [{ part: 'c', whole: 'a' }],
}

const where = (op: Condition['op'], values: Condition['values']): Match => ({
  types: ['a'],
  where: [{ property: 'it', op, values }],
})

const withSteps = (...steps: Step[]): Funnel => ({ ...GOOD, steps, exclude: [], rates: [] })
const matching = (match: Match) => withSteps(step('a', { match }), step('b'))
const excluding = (match: Match, between?: [string, string]): Funnel => ({
  ...GOOD,
  exclude: [{ match, ...(between && { between }) }],
})

const FLAWED: readonly (readonly [string, Funnel])[] = [
  ['too_few_steps', withSteps(step('a'))],
  ['too_few_steps', withSteps()],
  ['too_few_steps', withSteps(step('a'), step('b', { byOrder: true }))],
  ['too_many_steps', withSteps(...'abcdefghi'.split('').map((key) => step(key)))],
  ['equal_keys', withSteps(step('a'), step('a', { match: one('b') }))],
  ['step_by_order', withSteps(step('a'), step('b', { byOrder: true }), step('c'))],
  ['optional_in_any', { ...GOOD, order: 'any', exclude: [] }],
  ['optional_first', withSteps(step('a', { optional: true }), step('b'), step('c'))],
  ['optional_last', withSteps(step('a'), step('b'), step('c', { optional: true }))],
  ['optional_like_next', withSteps(step('a'), step('b', { optional: true, match: one('c') }), step('c'))],
  ['no_event_type', matching(one())],
  ['no_property', matching({ types: ['a'], where: [{ property: '', op: 'is', values: ['x'] }] })],
  ['no_value', matching(where('is', []))],
  ['no_value', matching(where('contains', ['']))],
  ['no_number', matching(where('at-least', [1, 2]))],
  ['no_number', matching(where('at-most', ['much']))],
  ['exclusion_in_strict', { ...GOOD, order: 'strict', exclude: [{ match: one('x') }] }],
  ['exclusion_is_step', excluding(one('c'))],
  [
    'between_in_any',
    { ...PRODUCT_FUNNEL, exclude: [{ match: one('x'), between: ['viewed', 'checked_out'] }] },
  ],
  ['between_what', excluding(one('x'), ['a', 'b'])],
  ['between_what', excluding(one('x'), ['c', 'a'])],
  ['between_what', excluding(one('x'), ['a', 'z'])],
  ['no_event_type', excluding(one())],
  ['window_too_short', { ...GOOD, within: { seconds: 59 } }],
  ['window_too_short', { ...GOOD, within: { seconds: Number.NaN } }],
  ['window_too_long', { ...GOOD, within: { seconds: 90 * 86_400 + 1 } }],
  ['bad_rate', { ...GOOD, rates: [{ part: 'a', whole: 'c' }] }],
  ['bad_rate', { ...GOOD, rates: [{ part: 'c', whole: 'z' }] }],
]

describe('listFlaws', () => {
  it('finds none in what can be counted, at the limits too', () => {
    const eight = withSteps(...'abcdefgh'.split('').map((key) => step(key)))
    const windows = [60, 90 * 86_400].map((seconds): Funnel => ({ ...GOOD, within: { seconds } }))
    for (const funnel of [GOOD, PRODUCT_FUNNEL, eight, ...windows]) expect(listFlaws(funnel)).toEqual([])
  })

  it.each(FLAWED)('%s', (code, funnel) => {
    expect(listFlaws(funnel)).toEqual([
      { code, sentence: expect.stringMatching(/^[A-Z].*[^.]\.$/), of: expect.anything() },
    ])
  })

  it('sees that two match the same, however they say it', () => {
    const match: Match = {
      types: ['a', 'b'],
      where: [
        { property: 'x', op: 'is', values: [1, '2'] },
        { property: 'y', op: 'is', values: ['3'] },
      ],
    }
    const other: Match = { types: ['b', 'a'], where: [...(match.where ?? [])].reverse() }
    const funnel = withSteps(step('a', { match }), step('c'))
    const codes = listFlaws({ ...funnel, exclude: [{ match: other }] }).map(({ code }) => code)
    expect(codes).toEqual(['exclusion_is_step'])
  })
})

it('what makes no sense is refused with all of its sentences', () => {
  expect(() => requireSense({ ...withSteps(step('a')), within: { seconds: 1 } })).toThrow(
    'A funnel has at least 2 steps; this one has 1. A window lasts at least a minute.',
  )
  expect(() => requireSense(GOOD)).not.toThrow()
})

it('what is not counted yet is refused with a sentence and a code of its own', () => {
  expect(() => requireCounted(PRODUCT_FUNNEL)).not.toThrow()
  expect(() => requireCounted(GOOD)).toThrow(
    expect.objectContaining({
      code: 'funnel_not_counted',
      message:
        'Funnels are counted within sessions and in any order so far; this one asks for an order of its steps, a window of time, exclusions, optional steps.',
    }),
  )
  expect(() =>
    requireCounted({ ...PRODUCT_FUNNEL, steps: [step('a'), step('b', { match: one('a') })] }),
  ).toThrow('one event type in two steps')
})

it('says of which part each is', () => {
  const [first] = PRODUCT_FUNNEL.steps
  const funnel: Funnel = {
    ...PRODUCT_FUNNEL,
    steps: PRODUCT_FUNNEL.steps.map((step, place) =>
      place === 1 ? { ...step, match: { types: [] } } : step,
    ),
    exclude: [{ match: { types: ['refund'] } }, { match: first?.match ?? { types: [] } }],
    within: { seconds: 1 },
  }
  expect(listFlaws(funnel).map(({ code, of }) => [code, of])).toEqual([
    ['no_event_type', { part: 'step', place: 1 }],
    ['exclusion_is_step', { part: 'exclusion', place: 1 }],
    ['window_too_short', { part: 'window' }],
  ])
})
