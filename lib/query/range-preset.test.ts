import { describe, expect, it } from 'vitest'
import { RANGE_PRESETS, type RangePreset } from './range-preset'

describe('RANGE_PRESETS', () => {
  it.each<[RangePreset, string, string, string]>([
    ['7d', '2021-02-12', '2021-02-06', '2021-02-13'],
    ['7d', '2021-01-03', '2020-12-28', '2021-01-04'],
    ['30d', '2021-03-01', '2021-01-31', '2021-03-02'],
    ['90d', '2021-02-12', '2020-11-15', '2021-02-13'],
    ['365d', '2021-12-31', '2021-01-01', '2022-01-01'],
    ['365d', '2020-12-31', '2020-01-02', '2021-01-01'],
    ['this-quarter', '2021-01-01', '2021-01-01', '2021-04-01'],
    ['this-quarter', '2021-12-31', '2021-10-01', '2022-01-01'],
    ['last-quarter', '2021-01-01', '2020-10-01', '2021-01-01'],
    ['last-quarter', '2021-06-30', '2021-01-01', '2021-04-01'],
  ])('%s on %s is from %s to %s, exclusive', (preset, today, from, to) => {
    expect(RANGE_PRESETS[preset].resolve(today, 1)).toEqual({ from, to })
  })

  it('all time has no ends', () => {
    expect(RANGE_PRESETS.all.resolve()).toBeNull()
  })
})
