import { expect, it } from 'vitest'
import { toLine } from './to-line'

it.each([
  ['as it is', 20, 'as it is'],
  ['one\r\ntwo\u2028three\tfour\u0000', 40, 'one two three four'],
  ['Bcc\u202e: evil', 20, 'Bcc : evil'],
  ['\n  trimmed  \n', 20, 'trimmed'],
  ['🪴🪴🪴🪴', 3, '🪴🪴…'],
  ['1234', 4, '1234'],
])('%j in %i', (text, longest, line) => {
  expect(toLine(text, longest)).toBe(line)
})
