import { expect, it } from 'vitest'
import { readId, readOrderSearch } from './order-state'

it.each([
  [{}, { state: null, q: '', page: 1 }],
  [
    { state: 'late', q: ' ab\u0000c ', page: '3' },
    { state: 'late', q: 'abc', page: 3 },
  ],
  [
    { state: '__proto__', q: ['a', 'b'], page: '-1' },
    { state: null, q: '', page: 1 },
  ],
  [
    { state: 'constructor', page: '1e9' },
    { state: null, q: '', page: 1 },
  ],
])('%j is read leniently', (raw, expected) => {
  expect(readOrderSearch(raw)).toEqual(expected)
})

it.each<[unknown, string | null]>([
  ['a/b?c', 'a/b?c'],
  ['🌹', '🌹'],
  [undefined, null],
  ['', null],
  [['a', 'b'], null],
  ['a\0', null],
  ['x'.repeat(2001), null],
])('%j names an order as it is, or none', (given, expected) => {
  expect(readId(given)).toBe(expected)
})
