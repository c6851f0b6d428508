import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './parse-json'

test.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', '9007199254740993'],
  ['{"a":-12345678901234567890}', { a: '-12345678901234567890' }],
  ['[1e400, 1e20]', ['1e400', 1e20]],
  ['{"t":": 12345678901234567890 \\" 1"}', { t: ': 12345678901234567890 " 1' }],
  ['{"t":"\\ud83c\\udf31"}', { t: '🌱' }],
  ['{"t":"{\\"x\\":\\"\\\\ud83c\\\\udf31\\"}"}', { t: '{"x":"\\ud83c\\udf31"}' }],
])('%s', (text, value) => {
  expect(parseJson(text)).toEqual({ value })
})

test.each([
  ['{"a":', 'is not JSON'],
  ['', 'is not JSON'],
  ['"\\ud83c"', 'has half of a character'],
  ['"a\\u0000b"', 'has a NUL character'],
  ['['.repeat(1_000) + ']'.repeat(1_000), 'is nested more than 200 times'],
])('%s is refused', (text, reason) => {
  expect(parseJson(text)).toEqual({ reason })
})

test('brackets in texts nest nothing', () => {
  const value = '[{'.repeat(1_000)
  expect(parseJson(JSON.stringify(value))).toEqual({ value })
})

test('what a number holds stays as JSON has it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      const isPlain = !/\\u0000|\\u[dD][89a-f]/.test(text) && !/\d{16}|e\+\d{3}/.test(text)
      fc.pre(isPlain)
      expect(parseJson(text)).toEqual({ value: JSON.parse(text) })
    }),
    { numRuns: 500, seed: 3 },
  )
})
