import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, formatTick } from './format-duration'

describe('formatDuration', () => {
  it.each([
    [null, '–'],
    [0, '0 s'],
    [-0, '0 s'],
    [0.4, '0.4 s'],
    [9.94, '9.9 s'],
    [9.95, '10 s'],
    [45, '45 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [60, '1 min'],
    [72, '1 min 12 s'],
    [119.6, '2 min'],
    [3599.4, '59 min 59 s'],
    [3599.6, '1 h'],
    [3600 + 29, '1 h'],
    [7500, '2 h 5 min'],
    [86_399, '1 d'],
    [86_400 + 3600, '1 d 1 h'],
    [604_800, '7 d'],
  ])('%d s is %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text)
  })

  it('is at most two units, never sixty of one, for all times', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e8, noNaN: true }), (seconds) => {
        const text = formatDuration(seconds)
        expect(text).toMatch(/^\d+(\.\d)? (s|min|h|d)( \d+ (s|min|h))?$/)
        expect(text).not.toMatch(/\b60 (s|min)\b|\b24 h\b/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('formatTick', () => {
  it.each([
    [0, '0 s'],
    [30, '30 s'],
    [240, '4 min'],
    [7200, '2 h'],
    [172_800, '2 d'],
    [90, '1.5 min'],
  ])('%d s is %s', (seconds, text) => {
    expect(formatTick(seconds)).toBe(text)
  })
})
