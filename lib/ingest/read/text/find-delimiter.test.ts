import { expect, test } from 'vitest'
import { findDelimiter } from './find-delimiter'

test.each([
  [',', 2, ['a,b', '1,2']],
  [';', 2, ['Name;Preis', 'Rose;1,50', 'Nelke;2,50']],
  [';', 3, ['1;1,50;x', '2;2,50;y']],
  ['\t', 2, ['a\tb', 'one, two\tthree']],
  ['|', 3, ['a|b|c', '1|2|3']],
  [';', 2, ['a;b', '"1;2;3";4', '"x, ""y""; z";5']],
  [',', 3, ['a,b,c', '1,"two\nlines",3', '4,5', '6,7,8']],
  [',', 1, ['word', 'other']],
])('%j cuts into %i', (delimiter, width, rows) => {
  const lines = rows.join('\n').split('\n')
  const found = findDelimiter(lines.map((text, at) => ({ number: at + 1, text, problem: null })))
  expect(found).toMatchObject({ delimiter, width })
})
