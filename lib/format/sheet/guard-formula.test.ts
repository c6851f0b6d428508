import { expect, it } from 'vitest'
import { guardFormula } from './guard-formula'

it.each([
  '=1+1',
  '+1',
  '-1',
  '@sum',
  '\tx',
  '\rx',
  '＝1+1',
  '＋1',
  '－1',
  '＠sum',
  '  =1',
  '\u00a0=1',
  '\n=1',
  '\ufeff=1',
  '\u200b=1',
  '\u0001=1',
  '\ufeff \t+1',
])('an apostrophe stands before %j', (text) => {
  expect(guardFormula(text)).toBe(`'${text}`)
})

it.each(['\0=1', '=\x001', ' \0=1'])('a NUL in %j hides no formula, and is taken out', (text) => {
  expect(guardFormula(text)).toBe(`'${text.replaceAll('\0', '')}`)
})

it.each(['', 'a=1', 'a-b', '1-2', "'=1", ' plain ', 'a@b.example', '🌹', '\nx'])(
  '%j stays as it is',
  (text) => {
    expect(guardFormula(text)).toBe(text)
  },
)
