import { expect, it } from 'vitest'
import { toXlsxText } from './xlsx-text'

it.each([
  ['plain, <b> & "quoted" 🌹', 'plain, <b> & "quoted" 🌹'],
  ['=1+1', "'=1+1"],
  ['a\0b\u0001c\ufffe', 'abc'],
  ['\u0001=1', "'=1"],
  ['half \ud800 a rose', 'half  a rose'],
  ['two\r\nlines', 'two_x000D_\nlines'],
  ['_x003D_1', '_x005F_x003D_1'],
  ['_X003d_1', '_x005F_X003d_1'],
  ['snake_x_case', 'snake_x_case'],
  ['constructor', '_x0063_onstructor'],
  ['__proto__', '_x005F__proto__'],
])('%j is written as %j', (text, written) => {
  expect(toXlsxText(text)).toBe(written)
})

it('ends where a cell ends, not within a character', () => {
  expect(toXlsxText('a'.repeat(32_767))).toHaveLength(32_767)
  expect(toXlsxText('a'.repeat(32_768))).toBe(`${'a'.repeat(32_766)}…`)
  expect(toXlsxText(`${'a'.repeat(32_765)}🌹🌹`)).toBe(`${'a'.repeat(32_765)}…`)
})
