import { expect, test } from 'vitest'
import { toTimeLimits } from '../time-limits'
import { RowReader } from './row-reader'

const LIMITS = toTimeLimits(new Date('2026-11-23T12:00:00Z'))

/** What is read and, when it cannot be taken, why. */
function tell(value: string, read: (row: RowReader) => unknown) {
  const row = new RowReader(['x'], [value], LIMITS)
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
  expect(tell(' 2 ', (row) => row.whole('x'))).toBe(2)
})

test('blank fields are absent', () => {
  expect(tell('  ', (row) => row.id('x'))).toBe('x is missing')
  expect(tell(' ', (row) => row.time('x'))).toBe('x is missing')
  expect(tell('', (row) => row.whole('x'))).toBe('x is missing')
  expect(tell(' ', (row) => row.optionalId('x'))).toBeNull()
  expect(tell('', (row) => row.decimal('x'))).toBeNull()
})

test('an id may have 200 characters, the name of a type 100', () => {
  expect(tell('x'.repeat(200), (row) => row.id('x'))).toBe('x'.repeat(200))
  expect(tell('x'.repeat(201), (row) => row.id('x'))).toBe('x is longer than 200 characters')
  expect(tell('x'.repeat(101), (row) => row.typeName('x'))).toBe('x is longer than 100 characters')
})

test('numbers must be in range of their column', () => {
  expect(tell('-1e3', (row) => row.decimal('x'))).toBe(-1000)
  expect(tell('9999999999.99', (row) => row.decimal('x'))).toBe(9_999_999_999.99)
  expect(tell('1e10', (row) => row.decimal('x'))).toBe('x is too large: "1e10"')
  for (const text of ['NaN', 'Infinity', '0x1f', '1,5', '$3', '1 2']) {
    expect(tell(text, (row) => row.decimal('x'))).toContain('x is not a number')
  }
  for (const text of ['2147483647', '-2147483647', '0']) {
    expect(tell(text, (row) => row.whole('x'))).toBe(Number(text))
  }
  expect(tell('2147483648', (row) => row.whole('x'))).toBe('x is too large: "2147483648"')
  for (const text of ['1.5', 'one', '']) {
    expect(tell(text, (row) => row.whole('x'))).toMatch(/^x is (not a whole number|missing)/)
  }
})

test.each(['NULL', 'null', '\\N'])(
  '%s is no id, no time and no number, but it may be a name or a text',
  (nothing) => {
    expect(tell(nothing, (row) => row.id('x'))).toBe('x is missing')
    expect(tell(nothing, (row) => row.time('x'))).toBe('x is missing')
    expect(tell(nothing, (row) => row.whole('x'))).toBe('x is missing')
    expect(tell(nothing, (row) => row.optionalId('x'))).toBeNull()
    expect(tell(nothing, (row) => row.optionalTime('x'))).toBeNull()
    expect(tell(nothing, (row) => row.promisedTime('x'))).toBeNull()
    expect(tell(nothing, (row) => row.anyTime('x'))).toBeNull()
    expect(tell(nothing, (row) => row.decimal('x'))).toBeNull()
    expect(tell(nothing, (row) => row.optionalWhole('x'))).toBeNull()
    expect(tell(nothing, (row) => row.name('x'))).toBe(nothing)
    expect(tell(nothing, (row) => row.text('x'))).toBe(nothing)
  },
)

test.each(['Null', 'NULL ', 'none', 'N', 'nullable'])('%s is an id', (text) => {
  expect(tell(text, (row) => row.id('x'))).toBe(text)
})

test('a time is over: not before the first day, and at most a day ahead of its arrival', () => {
  const taken = ['2000-01-01T00:00:00Z', '2026-11-24T12:00:00Z', '2026-11-24T17:30:00+05:30']
  for (const text of taken) expect(tell(text, (row) => row.time('x'))).toEqual(new Date(text))
  for (const text of [
    '2026-11-24T12:00:00.001Z',
    '2099-01-01T00:00:00Z',
    '2199-12-31',
    '9998-01-01T00:00:00Z',
  ]) {
    const why = text.length < 11 ? 'x is not a time' : 'x is more than a day ahead of its arrival'
    expect(tell(text, (row) => row.time('x'))).toBe(`${why}: "${text}"`)
  }
  for (const text of [
    '1999-12-31T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '1969-07-20T20:17:40Z',
    '0001-02-01T00:00:00Z',
  ]) {
    expect(tell(text, (row) => row.optionalTime('x'))).toBe(`x is before 2000-01-01: "${text}"`)
    expect(tell(text, (row) => row.promisedTime('x'))).toBe(`x is before 2000-01-01: "${text}"`)
  }
})

test('a promise may lie ahead, and the birthday of an account anywhere', () => {
  expect(tell('2027-06-01T00:00:00Z', (row) => row.promisedTime('x'))).toEqual(new Date('2027-06-01'))
  expect(tell('9998-12-31T00:00:00Z', (row) => row.promisedTime('x'))).toBe(
    'x is after 2199: "9998-12-31T00:00:00Z"',
  )
  expect(tell('1970-01-01T00:00:00Z', (row) => row.anyTime('x'))).toEqual(new Date(0))
})
