import { describe, expect, it } from 'vitest'
import { formatQuietHours, isQuiet, parseQuietHours, type QuietHours } from './quiet-hours'

const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 }
const NOON: QuietHours = { from: 12 * 60, to: 13 * 60 + 30 }

describe('parseQuietHours', () => {
  it.each([
    ['22:00-07:00', NIGHT],
    [' 22:00 - 07:00 ', NIGHT],
    ['12:00–13:30', NOON],
    ['00:00-23:59', { from: 0, to: 1439 }],
  ])('%j', (text, hours) => {
    expect(parseQuietHours(text)).toEqual(hours)
  })

  it.each(['', '22-7', '22:00', '24:00-07:00', '22:60-07:00', '07:00-07:00', '22:00-07:00-08:00', 'night'])(
    'refuses %j',
    (text) => {
      expect(parseQuietHours(text)).toBeNull()
    },
  )

  it('is read again as it is said', () => {
    expect(formatQuietHours(NIGHT)).toBe('22:00 to 07:00')
  })
})

describe('isQuiet', () => {
  const berlin = (at: string, hours = NIGHT) => isQuiet(new Date(at), hours, 'Europe/Berlin')

  it('goes over midnight, with its first minute and without its last', () => {
    expect(['20:59', '21:00', '23:30'].map((time) => berlin(`2026-01-15T${time}:00Z`))).toEqual([
      false,
      true,
      true,
    ])
    expect(['05:59', '06:00'].map((time) => berlin(`2026-01-16T${time}:00Z`))).toEqual([true, false])
  })

  it('stays within a day where it ends later than it begins', () => {
    const times = ['10:59', '11:00', '12:29', '12:30', '23:30']
    expect(times.map((time) => berlin(`2026-01-15T${time}:00Z`, NOON))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })

  it('ends at seven on the clock when the clocks go forward, and when they go back', () => {
    expect(['04:59', '05:00'].map((time) => berlin(`2026-03-29T${time}:00Z`))).toEqual([true, false])
    expect(['05:59', '06:00'].map((time) => berlin(`2026-10-25T${time}:00Z`))).toEqual([true, false])
  })

  it('is of the zone, not of this machine', () => {
    expect(isQuiet(new Date('2026-01-15T12:00:00Z'), NIGHT, 'Asia/Tokyo')).toBe(false)
    expect(isQuiet(new Date('2026-01-15T14:00:00Z'), NIGHT, 'Asia/Tokyo')).toBe(true)
  })
})
