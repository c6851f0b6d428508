import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitByWords } from './split-by-words'

const found = (text: string, words: readonly string[]) =>
  splitByWords(text, words)
    .map(({ part, isFound }) => (isFound ? `[${part}]` : part))
    .join('')

it.each([
  ['Session path', ['path'], 'Session [path]'],
  ['Session path', ['SESSION'.toLowerCase(), 'pa'], '[Session] [pa]th'],
  ['a.b', ['.'], 'a[.]b'],
  ['cart', ['car', 'cart'], '[cart]'],
  ['cart', [], 'cart'],
  ['cart', ['x'], 'cart'],
])('%s by %j is %s', (text, words, expected) => {
  expect(found(text, words)).toBe(expected)
})

it('loses nothing, whatever is looked for', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, words) => {
      expect(
        splitByWords(text, words)
          .map(({ part }) => part)
          .join(''),
      ).toBe(text)
    }),
  )
})
