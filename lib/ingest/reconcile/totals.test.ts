import { describe, expect, test } from 'vitest'
import { parseCount, parseWrittenDay } from './totals'

describe('what is written', () => {
  test.each([
    ['2026-02-09', '2026-02-09'],
    ['20260209', '2026-02-09'],
    ['9.2.2026', '2026-02-09'],
    ['2026-02-09 00:00:00', '2026-02-09'],
    ['2026-02-30', null],
    ['09/02/2026', null],
  ])('%s is the day %s', (text, day) => expect(parseWrittenDay(text)).toBe(day))

  test.each([
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['12.0', 12],
    ['', 0],
    ['12.5', null],
    ['-1', null],
  ])('%s is the count %s', (text, count) => expect(parseCount(text)).toBe(count))
})
