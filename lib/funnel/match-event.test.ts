import { expect, it } from 'vitest'
import type { Condition } from './definition'
import { matchesEvent } from './match-event'

/** Which of these values of a property meet the condition; `nothing` is an event without it. */
function met(op: Condition['op'], values: Condition['values'], said: readonly unknown[]): unknown[] {
  const match = { types: ['view'], where: [{ property: 'it', op, values }] }
  return said.filter((it) =>
    matchesEvent(match, { type: 'view', properties: it === 'nothing' ? {} : { it } }),
  )
}

it('an event is of one of the types', () => {
  const match = { types: ['cart', 'bag'] }
  expect(['cart', 'bag', 'Cart', 'view'].map((type) => matchesEvent(match, { type }))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('all conditions must hold', () => {
  const where = [
    { property: 'size', op: 'is', values: [5] },
    { property: 'colour', op: 'is', values: ['green'] },
  ] as const
  const isMet = (properties: object) =>
    matchesEvent({ types: ['view'], where }, { type: 'view', properties: { ...properties } })
  expect([isMet({ size: 5, colour: 'green' }), isMet({ size: 5 }), isMet({ colour: 'green' })]).toEqual([
    true,
    false,
    false,
  ])
})

it('"is" compares as text, "is not" is its opposite: it alone holds where nothing is said', () => {
  const said = ['5', 5, '05', true, 'true', 'TRUE', 0, '', null, 'nothing', ['5'], { it: 5 }]
  expect(met('is', [5, 'true'], said)).toEqual(['5', 5, true, 'true'])
  expect(met('is-not', [5, 'true'], said)).toEqual(['05', 'TRUE', 0, '', null, 'nothing', ['5'], { it: 5 }])
  expect(met('is', [0], said)).toEqual([0])
})

it('a property is never one of those that every object has', () => {
  const match = {
    types: ['view'],
    where: [{ property: 'constructor', op: 'contains', values: ['o'] }],
  } as const
  expect(matchesEvent(match, { type: 'view', properties: {} })).toBe(false)
})

it('"contains" ignores case', () => {
  expect(met('contains', ['gre', 'BLU'], ['Green', 'agreed', 'blue', 'red', '', null])).toEqual([
    'Green',
    'agreed',
    'blue',
  ])
})

it('"matches" is of the whole value: two stars anything, one anything but a slash, all else itself', () => {
  const said = ['/a/', '/a/b', '/a/b/c', '/a', '/ab', 'x/a/b', '/A/b']
  expect(met('matches', ['/a/**'], said)).toEqual(['/a/', '/a/b', '/a/b/c'])
  expect(met('matches', ['/a/*'], said)).toEqual(['/a/', '/a/b'])
  expect(met('matches', ['/a/*/c', '/a'], said)).toEqual(['/a/b/c', '/a'])
  expect(met('matches', ['**b'], said)).toEqual(['/a/b', '/ab', 'x/a/b', '/A/b'])
  expect(met('matches', ['a.c', '[x]+'], ['a.c', 'abc', '[x]+', 'x'])).toEqual(['a.c', '[x]+'])
  expect(met('matches', ['*'], ['line\nline', 'a/b'])).toEqual(['line\nline'])
})

it('many stars take no longer than few', () => {
  expect(met('matches', [`${'**a'.repeat(30)}b`], ['a'.repeat(3000)])).toEqual([])
})

it('"at least" and "at most" read numbers, of text too, and nothing else', () => {
  const said = [
    50,
    '50',
    ' 50.0 ',
    '5e1',
    '49.9',
    120,
    -5,
    'abc',
    '0x40',
    '',
    null,
    'nothing',
    true,
    'Infinity',
  ]
  expect(met('at-least', [50], said)).toEqual([50, '50', ' 50.0 ', '5e1', 120])
  expect(met('at-most', [50], said)).toEqual([50, '50', ' 50.0 ', '5e1', '49.9', -5])
})
