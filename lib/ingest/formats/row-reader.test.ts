import { expect, test } from 'vitest'
import { RowReader } from './row-reader'

/** What is read and, when it cannot be taken, why. */
function tell(value: string, read: (row: RowReader) => unknown) {
  const row = new RowReader(['x'], [value])
  const result = read(row)
  return row.problem ?? result
}

test('ids and texts are kept as they came', () => {
  expect(tell(' a b ', (row) => row.id('x'))).toBe(' a b ')
  expect(tell(' a b ', (row) => row.optionalId('x'))).toBe(' a b ')
  expect(tell(' a b ', (row) => row.text('x'))).toBe(' a b ')
})

test('times and numbers may stand between blanks', () => {
  expect(tell(' 2021-02-09T00:00:00Z ', (row) => row.time('x'))).toEqual(new Date('2021-02-09T00:00:00Z'))
  expect(tell(' 2.5 ', (row) => row.decimal('x'))).toBe(2.5)
  expect(tell(' 2 ', (row) => row.whole('x', 1))).toBe(2)
})

test('blank fields are absent', () => {
  expect(tell('  ', (row) => row.id('x'))).toBe('x is missing')
  expect(tell(' ', (row) => row.time('x'))).toBe('x is missing')
  expect(tell('', (row) => row.whole('x', 1))).toBe('x is missing')
  expect(tell(' ', (row) => row.optionalId('x'))).toBeNull()
  expect(tell('', (row) => row.decimal('x'))).toBeNull()
})

test('an id may have 200 characters, a name as many as it is allowed', () => {
  expect(tell('x'.repeat(200), (row) => row.id('x'))).toBe('x'.repeat(200))
  expect(tell('x'.repeat(201), (row) => row.id('x'))).toBe('x is longer than 200 characters')
  expect(tell('x'.repeat(101), (row) => row.name('x', 100))).toBe('x is longer than 100 characters')
})

test('numbers must be in range of their column', () => {
  expect(tell('-1e3', (row) => row.decimal('x'))).toBe(-1000)
  expect(tell('9999999999.99', (row) => row.decimal('x'))).toBe(9_999_999_999.99)
  expect(tell('1e10', (row) => row.decimal('x'))).toBe('x is too large: "1e10"')
  for (const text of ['NaN', 'Infinity', '0x1f', '1,5', '$3', '1 2']) {
    expect(tell(text, (row) => row.decimal('x'))).toContain('x is not a number')
  }
  expect(tell('2147483647', (row) => row.whole('x', 1))).toBe(2_147_483_647)
  for (const text of ['0', '2147483648', '1.5', 'one']) {
    expect(tell(text, (row) => row.whole('x', 1))).toContain('x is not a whole number')
  }
})
