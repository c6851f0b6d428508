import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatChange,
  formatCompact,
  formatCount,
  formatEstimate,
  formatFineShare,
  formatPoints,
  formatPointsSize,
  formatRoughly,
  formatShare,
} from './format-number'

describe('formatCount and formatCompact', () => {
  it.each([
    [0, '0', '0'],
    [-0, '0', '0'],
    [999, '999', '999'],
    [12_345, '12,345', '12.3K'],
    [2_147_483_647, '2,147,483,647', '2.1B'],
    [-5, '-5', '-5'],
  ])('%d is %s, on axes %s', (count, long, short) => {
    expect([formatCount(count), formatCompact(count)]).toEqual([long, short])
  })
})

describe('formatShare', () => {
  it.each([
    [null, '–'],
    [0, '0 %'],
    [-0, '0 %'],
    [1, '100 %'],
    [467 / 578, '81 %'],
    [0.62, '62 %'],
    [0.047, '4.7 %'],
    [0.004, '0.4 %'],
    [0.0043, '0.43 %'],
    [0.00001, '0.001 %'],
    [0.000001, '< 0.001 %'],
    [0.0994, '9.9 %'],
    [0.0995, '10 %'],
    [0.985, '99 %'],
    [0.99, '99 %'],
    [0.9949, '99.4 %'],
    [0.9996, '> 99.9 %'],
    [0.999, '99.9 %'],
    [999_999 / 1_000_000, '> 99.9 %'],
  ])('%d is %s', (share, text) => {
    expect(formatShare(share)).toBe(text)
  })

  it.each(Array.from({ length: 9 }, (_, index) => 991 + index))('%i in 1000 keeps its tenth', (part) => {
    expect(formatShare(part / 1000)).toBe(`${(part / 10).toFixed(1)} %`)
  })

  it('only nothing is 0 % and only all is 100 %, for all counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (whole, any) => {
        const text = formatShare((1 + (any % (whole - 1))) / whole)
        expect(text).toMatch(/^(< |> )?\d+(\.\d+)? %$/)
        expect(text).not.toBe('0 %')
        expect(text).not.toBe('100 %')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('formatRoughly', () => {
  it.each([
    [3, '3'],
    [47, '47'],
    [12_345, '12,000'],
    [996, '1,000'],
  ])('%d is about %s', (count, text) => {
    expect(formatRoughly(count)).toBe(text)
  })
})

describe('formatEstimate', () => {
  it.each([
    [0, '0'],
    [0.428, '0.43'],
    [4.28, '4.3'],
    [9.96, '10'],
    [12, '12'],
    [5943, '5,900'],
  ])('%d is about %s', (amount, text) => {
    expect(formatEstimate(amount)).toBe(text)
  })
})

describe('formatPoints', () => {
  it.each([
    [null, '–'],
    [0, '±0 pp'],
    [-0, '±0 pp'],
    [0.012, '+1.2 pp'],
    [-0.012, '−1.2 pp'],
    [0.5, '+50 pp'],
    [0.00098, '+0.1 pp'],
    [0.0004, '+< 0.1 pp'],
    [-0.1234, '−12.3 pp'],
    [-1, '−100 pp'],
    [1e-9, '+< 0.1 pp'],
    [0.1 + 0.2 - 0.3, '+< 0.1 pp'],
  ])('%d is %s', (difference, text) => {
    expect(formatPoints(difference)).toBe(text)
  })
})

describe('formatChange', () => {
  it.each([
    [100, 108.1, '+8.1 %'],
    [578, 289, '−50 %'],
    [5, 5, '±0 %'],
    [0, 5, '–'],
    [0, 0, '–'],
    [1, 0, '−100 %'],
    [3, 3000, '+99,900 %'],
  ])('from %d to %d is %s', (before, now, text) => {
    expect(formatChange(before, now)).toBe(text)
  })
})

describe('formatFineShare and formatPointsSize', () => {
  it.each([
    [null, '–'],
    [0, '0.0 %'],
    [0.00001, '< 0.01 %'],
    [0.0043, '0.43 %'],
    [0.204, '20.4 %'],
    [1, '100.0 %'],
  ])('%s is %s', (share, text) => {
    expect(formatFineShare(share)).toBe(text)
  })

  it.each([
    [0, '0 pp'],
    [0.00002, '< 0.01 pp'],
    [-0.004, '0.4 pp'],
    [0.0123, '1.2 pp'],
    [0.1, '10 pp'],
  ])('a difference of %s is %s', (difference, text) => {
    expect(formatPointsSize(difference)).toBe(text)
  })
})
