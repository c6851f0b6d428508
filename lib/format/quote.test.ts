import { expect, it } from 'vitest'
import { quote } from './quote'

it.each([
  ['fern', '"fern"'],
  ['a "b"\u0007', String.raw`"a \"b\"\u0007"`],
  ['x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
])('%j is quoted as %s', (text, quoted) => {
  expect(quote(text)).toBe(quoted)
})
