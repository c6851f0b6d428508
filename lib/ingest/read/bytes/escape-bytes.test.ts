import { expect, test } from 'vitest'
import { escapeBytes } from './escape-bytes'

test.each([
  ['plain, "text"\t', 'plain, "text"\t'],
  ['é€𝄞', 'é€𝄞'],
  ['a\0b', 'a\\x00b'],
])('what is UTF-8 stays, but for NUL: %j', (text, escaped) => {
  expect(escapeBytes(Buffer.from(text))).toBe(escaped)
})

test.each([
  ['ff', '\\xff'],
  ['c3', '\\xc3'],
  ['e282', '\\xe2\\x82'],
  ['c0af', '\\xc0\\xaf'],
  ['eda080', '\\xed\\xa0\\x80'],
  ['f4908080', '\\xf4\\x90\\x80\\x80'],
  ['c3a9ffc3a9', 'é\\xffé'],
])('only the bytes that are not UTF-8 are written out: %s', (hex, escaped) => {
  expect(escapeBytes(Buffer.from(hex, 'hex'))).toBe(escaped)
})
