import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toSheetNames } from './sheet-names'

it('keeps good names, replaces what is forbidden, and numbers what is alike', () => {
  expect(toSheetNames(['Products', "a/b:c*d?[e]\\f'", 'products', '', "''", 'History'])).toEqual([
    'Products',
    'a b c d e f',
    'products (2)',
    'Sheet',
    'Sheet (2)',
    'History (2)',
  ])
})

it('whatever they are called, sheets have names that spreadsheets take', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom('a', 'A', "'", '/', '🌹', ' ', '\0'), maxLength: 40 }),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (names) => {
      const sheets = toSheetNames(names)
      expect(sheets).toHaveLength(names.length)
      expect(new Set(sheets.map((sheet) => sheet.toLowerCase())).size).toBe(names.length)
      for (const sheet of sheets) {
        expect(sheet.length).toBeGreaterThan(0)
        expect(sheet.length).toBeLessThanOrEqual(31)
        expect(sheet).not.toMatch(/[[\]/\\:*?\0]|^'|'$/)
        expect(sheet).not.toMatch(/\p{Cs}/u)
      }
    }),
  )
})
