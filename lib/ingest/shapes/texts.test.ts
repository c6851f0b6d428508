import { expect, it } from 'vitest'
import { createUniform } from '@/lib/stats/seeded-random'
import { compileLike } from './fields/like'
import { stripPersonal } from './fields/strip-personal'
import { keysOf } from './keys-of'
import { parseNumber } from './rows/read-number'

it.each([
  ['**/product/*', 'https://shop.example/product/12?a=b', true],
  ['**/product/*', '/product/12/', true],
  ['**/product/*', '/product/12/reviews', false],
  ['**/product/**', '/product/12/reviews', true],
  ['**/cart', '/CART', true],
  ['**/cart', '/shopping-cart', false],
  ['**/thank*', '/checkout/thank-you#top', true],
  ['*', 'a/b', false],
  ['a*c*', 'abcbcd', true],
  ['1:**/cart', '1:/cart', true],
  ['**a**a**a**a**b', 'a'.repeat(2_000), false],
])('%s is like %s: %s', (pattern, text, isLike) => {
  expect(compileLike(pattern)(text)).toBe(isLike)
})

it.each([
  ['https://shop.example/a?b=c', 'https://shop.example/a?b=c'],
  ['https://shop.example/a?email=ann%40example.com&b=c', 'https://shop.example/a?b=c'],
  ['/a?q=ann@example.com', '/a'],
  ['/a?first_name=Ann&b=1#e=2&phone=3', '/a?b=1#e=2'],
  ['https://ann:secret@shop.example/', 'https://shop.example/'],
  ['/unsubscribe/ann@example.com/now', '/unsubscribe/*/now'],
  ['/a?b=1#top', '/a?b=1#top'],
  ['plain text', 'plain text'],
])('of %s is left %s', (text, left) => {
  expect(stripPersonal(text)).toBe(left)
})

it.each([
  ['1234.5', '.', 1234.5],
  ['1,234.50', '.', 1234.5],
  ['1,5', '.', null],
  ['12,50', ',', 12.5],
  ['1.234,50', ',', 1234.5],
  ['1 234,50 €', ',', 1234.5],
  ['$1,234', '.', 1234],
  ['EUR 5', '.', 5],
  ['-7', ',', -7],
  ['12.50', ',', null],
  ['five', '.', null],
] as const)('%s with %s is %s', (text, decimal, number) => {
  expect(parseNumber(text, decimal)).toBe(number)
})

it('a layout is known again whatever the order of its columns, and by what most records have', () => {
  const table = (columns: string[]) => keysOf({ columns, records: [] })
  expect(table(['a', 'B'])).toBe(table(['b', 'A']))
  expect(table(['a', 'b'])).not.toBe(table(['a', 'b', 'c']))
  const often = { a: 1, p: { x: 1 } }
  const rare = { a: 1, p: { x: 1, y: 1 } }
  expect(keysOf({ columns: null, records: [often, often, often] })).toBe(
    keysOf({ columns: null, records: [often, often, rare] }),
  )
  expect(keysOf({ columns: null, records: [often] })).not.toBe(keysOf({ columns: null, records: [rare] }))
})

it('patterns are what a regular expression says, whatever the stars', () => {
  const uniform = createUniform('patterns')
  const make = (parts: readonly string[], most: number) =>
    Array.from(
      { length: 1 + Math.floor(uniform() * most) },
      () => parts[Math.floor(uniform() * parts.length)] ?? '',
    ).join('')
  let liked = 0
  for (let round = 0; round < 20_000; round += 1) {
    const pattern = make(['a', 'b', '/', '*', '**'], 7)
    const text = `${make(['a', 'b', '/'], 8)}a`
    const source = pattern.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'))
    const isLike = new RegExp(`^${source}$`).test(text)
    liked += isLike ? 1 : 0
    expect({ pattern, text, isLike: compileLike(pattern)(text) }).toEqual({ pattern, text, isLike })
  }
  expect(liked).toBeGreaterThan(500)
})
