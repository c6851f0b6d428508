import { expect, it } from 'vitest'
import { formatCsv } from './format-csv'

it('writes a header and a line a row, numbers bare and nothing for null', () => {
  expect(
    formatCsv(
      ['product', 'viewed', 'share'],
      [
        ['zz', 5, null],
        ['yy', 0, 0.25],
      ],
    ),
  ).toBe('product,viewed,share\nzz,5,\nyy,0,0.25\n')
})

it('without rows is a header alone', () => {
  expect(formatCsv(['product'], [])).toBe('product\n')
})

it.each([
  ['a,b', '"a,b"'],
  ['a "b"', '"a ""b"""'],
  ['a\nb', '"a\nb"'],
  ['a\rb', '"a\rb"'],
  ['Čaj 🌹', 'Čaj 🌹'],
  ['a;b', '"a;b"'],
  ['a\tb', '"a\tb"'],
  ['a\0b', 'ab'],
  ['', '""'],
])('quotes %j as %j', (cell, text) => {
  expect(formatCsv(['x'], [[cell]])).toBe(`x\n${text}\n`)
})

it.each(['=1+1', '+1', '-1', '@x', '\tx', '=1,2'])('a spreadsheet does not run %j', (cell) => {
  expect(formatCsv(['x'], [[cell]])).toMatch(/^x\n"?'/)
})

it('a negative number stays a number, and no number is empty', () => {
  expect(formatCsv(['x', 'y'], [[-1, -0.5]])).toBe('x,y\n-1,-0.5\n')
  expect(formatCsv(['x', 'y'], [[Number.NaN, Number.POSITIVE_INFINITY]])).toBe('x,y\n,\n')
})

it('a header is guarded like any text', () => {
  expect(formatCsv(['=1,2'], [])).toBe('"\'=1,2"\n')
})
