import { expect, it } from 'vitest'
import { parseSearch } from './parse-search'

it('reads an address, of a name given twice the first, and nothing that objects inherit', () => {
  expect(parseSearch('range=30d&unit=&range=all')).toEqual({ range: '30d', unit: '' })
  expect(parseSearch('')).toEqual({})
  expect(Object.getPrototypeOf(parseSearch('__proto__=x'))).toBe(Object.prototype)
})

it.each([[null], [undefined], [7], [['range=30d']], [{ range: '30d' }], ['x'.repeat(4001)]])(
  'refuses %o',
  (search) => {
    expect(() => parseSearch(search)).toThrow('too long to be kept')
  },
)
