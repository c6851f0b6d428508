import { expect, it } from 'vitest'
import { readOrderKey, readOrderSearch } from './order-state'

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

it.each([
  [
    { user: 'ann', order: 'a/b?c' },
    { userId: 'ann', id: 'a/b?c' },
  ],
  [
    { user: ' ', order: '🌹' },
    { userId: ' ', id: '🌹' },
  ],
  [{ user: 'ann' }, null],
  [{ user: '', order: 'a' }, null],
  [{ user: 'ann', order: ['a', 'b'] }, null],
  [{ user: 'ann', order: 'a\0' }, null],
  [{ user: 'ann', order: 'x'.repeat(2001) }, null],
])('%j names an order as it is, or none', (raw, expected) => {
  expect(readOrderKey(raw)).toEqual(expected)
})
