import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nameAttribute } from './attribute'
import { parseFilter, withCondition, writeFilter } from './filter'

const canonical = (text: string) => {
  const filter = parseFilter(text)
  return filter && writeFilter(filter)
}

it.each([
  ['device is mobile,tablet ;channel  is not email', 'device is mobile, tablet; channel is not email'],
  ['country is unknown, "unknown"', 'country is unknown, "unknown"'],
  ['visitor is new; "visitor" is x', 'visitor is new; "visitor" is x'],
  ['"utm campaign" is "Spring, ""late"""', 'utm campaign is "Spring, ""late"""'],
  ['plan is not', 'plan is "not"'],
])('%s is read, and written one way', (text, written) => {
  expect(canonical(text)).toBe(written)
})

it.each([
  '',
  'device',
  'device is',
  'is mobile',
  'device is mobile,',
  'device is "mobile',
  'product is zz',
  'visitor is old',
  'weekday is unknown',
  'device is a\0',
])('%j is no filter', (text) => {
  expect(parseFilter(text)).toBeNull()
})

it('what was written is read as it was, whatever names and values are', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
    fc.constantFrom('unknown', 'not', 'not x', 'a is b', ' x', ';', '""', 'product', 'weekday'),
  )
  const condition = fc.record({
    name: word.map(nameAttribute),
    isNot: fc.boolean(),
    values: fc.uniqueArray(fc.option(word), { minLength: 1, maxLength: 3 }),
  })
  const filter = fc.array(condition, { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(filter, (asked) => {
      fc.pre(!writeFilter(asked).includes('\0'))
      expect(parseFilter(writeFilter(asked))).toEqual(asked)
    }),
  )
})

it('a condition takes the place of the one that asks the same', () => {
  const filter = parseFilter('device is mobile; device is not tv') ?? []
  const added = { name: 'device', isNot: false, values: [null] }
  expect(writeFilter(withCondition(filter, added))).toBe('device is not tv; device is unknown')
})
