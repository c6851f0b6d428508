import { describe, expect, it } from 'vitest'
import { activePreset, type Today, toComparedQuery, toReportQuery, toScreenQuery } from './report-query'
import type { Parameters } from './request/parameters'
import { parseParameters } from './request/parse-parameters'

const today = '2021-02-12'
const recent: Today = { today, fiscalMonth: 1, data: { from: '2021-02-09', to: '2021-02-13' } }
const old: Today = { today: '2024-06-30', fiscalMonth: 1, data: { from: '2021-02-09', to: '2021-02-13' } }
const none: Today = { today, fiscalMonth: 1, data: null }

function asked(parameters: Partial<Parameters>): Parameters {
  return { ...parseParameters({}), ...parameters }
}

describe('toReportQuery', () => {
  it('without parameters asks for all time, sessions, the whole shop, by day', () => {
    expect(toReportQuery(asked({}), { today, fiscalMonth: 1 })).toEqual({
      range: null,
      unit: 'sessions',
      scope: {},
      grain: 'day',
      fiscalMonth: 1,
    })
  })

  it('makes a preset absolute with the day it is', () => {
    expect(toReportQuery(asked({ range: '7d' }), { today, fiscalMonth: 1 }).range).toEqual({
      from: '2021-02-06',
      to: '2021-02-13',
    })
    expect(toReportQuery(asked({ range: 'all' }), { today, fiscalMonth: 1 }).range).toBeNull()
  })

  it('takes unit, product and grain as they are', () => {
    expect(
      toReportQuery(asked({ unit: 'users', product: 'zz', grain: 'quarter' }), { today, fiscalMonth: 1 }),
    ).toEqual({
      range: null,
      unit: 'users',
      scope: { product: 'zz' },
      grain: 'quarter',
      fiscalMonth: 1,
    })
  })

  it('with both days asks for exactly those', () => {
    const range = { from: '2021-02-09', to: '2021-02-10' }
    expect(toReportQuery(asked(range), { today, fiscalMonth: 1 }).range).toEqual(range)
  })

  it('with only one day leaves the other end open', () => {
    expect(toReportQuery(asked({ from: '2021-02-10' }), { today, fiscalMonth: 1 }).range).toEqual({
      from: '2021-02-10',
      to: '2200-01-01',
    })
    expect(toReportQuery(asked({ to: '2021-02-10' }), { today, fiscalMonth: 1 }).range).toEqual({
      from: '1970-01-01',
      to: '2021-02-10',
    })
  })

  it('takes the last day as "from", and refuses the first day as "to", before which there is nothing', () => {
    expect(toReportQuery(asked({ from: '2199-12-31' }), { today, fiscalMonth: 1 }).range).toEqual({
      from: '2199-12-31',
      to: '2200-01-01',
    })
    expect(() => toReportQuery(asked({ to: '1970-01-01' }), { today, fiscalMonth: 1 })).toThrow(
      '"from" (1970-01-01) must be before "to" (1970-01-01), which is exclusive.',
    )
  })

  it.each([
    ['reversed', '2021-02-10', '2021-02-09'],
    ['empty', '2021-02-10', '2021-02-10'],
  ])('refuses a range that is %s', (_, from, to) => {
    expect(() => toReportQuery(asked({ from, to }), { today, fiscalMonth: 1 })).toThrow(
      expect.objectContaining({
        code: 'bad_parameter',
        message: `"from" (${from}) must be before "to" (${to}), which is exclusive.`,
      }),
    )
  })

  it.each([{ from: '2021-02-09' }, { to: '2021-02-10' }])('refuses a preset beside %j', (days) => {
    expect(() => toReportQuery(asked({ range: 'all', ...days }), { today, fiscalMonth: 1 })).toThrow(
      expect.objectContaining({
        code: 'bad_parameter',
        message: '"range" cannot be combined with "from" or "to"; give one of them.',
      }),
    )
  })

  it('is frozen, with its range', () => {
    const query = toReportQuery(asked({ range: '7d' }), { today, fiscalMonth: 1 })
    expect(Object.isFrozen(query)).toBe(true)
    expect(Object.isFrozen(query.range)).toBe(true)
  })
})

describe('toScreenQuery', () => {
  it('without a range shows the last 90 days where they hold sessions, by day', () => {
    expect(toScreenQuery(asked({}), recent)).toEqual({
      range: { from: '2020-11-15', to: '2021-02-13' },
      unit: 'sessions',
      scope: {},
      grain: 'day',
      fiscalMonth: 1,
    })
  })

  it.each([
    ['older', old],
    ['not there', none],
    ['of the future', { today: '2020-01-01', fiscalMonth: 1, data: recent.data }],
  ])('shows all time where the data are %s', (_, when: Today) => {
    expect(toScreenQuery(asked({}), when)).toMatchObject({
      range: null,
      grain: 'day',
      fiscalMonth: 1,
    })
  })

  it('counts data that end on the first of the 90 days as older, and on the second as recent', () => {
    const ending = (to: string) =>
      toScreenQuery(asked({}), { today, fiscalMonth: 1, data: { from: '2020-01-01', to } }).range
    expect(ending('2020-11-15')).toBeNull()
    expect(ending('2020-11-16')).toEqual({ from: '2020-11-15', to: '2021-02-13' })
  })

  it.each([
    ['reversed', { from: '2021-02-10', to: '2021-02-09' }],
    ['empty', { from: '2021-02-10', to: '2021-02-10' }],
  ])('a range that is %s counts as not given, so the preset holds', (_, days) => {
    expect(toScreenQuery(asked({ ...days, range: 'all' }), recent).range).toBeNull()
    expect(toScreenQuery(asked(days), recent).range).toEqual({ from: '2020-11-15', to: '2021-02-13' })
  })

  it.each([
    ['up to today', { from: '2021-02-10' }, recent, { from: '2021-02-10', to: '2021-02-13' }],
    ['from where the data begin', { to: '2021-02-10' }, recent, { from: '2021-02-09', to: '2021-02-10' }],
    [
      'up to where the data end',
      { from: '2020-01-01' },
      { ...recent, today: '2020-06-01' },
      { from: '2020-01-01', to: '2021-02-13' },
    ],
    [
      'from the first day where there are no data',
      { to: '2021-02-10' },
      none,
      { from: '1970-01-01', to: '2021-02-10' },
    ],
  ])('with only one day goes %s', (_, days, when: Today, range) => {
    expect(toScreenQuery(asked(days), when).range).toEqual(range)
  })

  it('with only one day, after today or before all data, shows what it shows without', () => {
    expect(toScreenQuery(asked({ from: '2021-02-13' }), recent).range).toEqual({
      from: '2020-11-15',
      to: '2021-02-13',
    })
    expect(toScreenQuery(asked({ to: '2021-02-09' }), recent).range).toEqual({
      from: '2020-11-15',
      to: '2021-02-13',
    })
  })

  it('days that were given win over a preset', () => {
    const range = { from: '2021-02-09', to: '2021-02-10' }
    expect(toScreenQuery(asked({ ...range, range: '7d' }), recent).range).toEqual(range)
  })

  it('chooses a grain at which the range, or all the data, can be read; one that was asked for stays', () => {
    const wide = { from: '2019-01-01', to: '2021-01-01' }
    expect(toScreenQuery(asked(wide), recent).grain).toBe('week')
    const years = { today, fiscalMonth: 1, data: { from: '2010-01-01', to: '2020-01-01' } }
    expect(toScreenQuery(asked({ range: 'all' }), years).grain).toBe('month')
    expect(toScreenQuery(asked({ ...wide, grain: 'day' }), recent).grain).toBe('day')
  })

  it('is frozen, with its range', () => {
    const query = toScreenQuery(asked({}), recent)
    expect(Object.isFrozen(query) && Object.isFrozen(query.range)).toBe(true)
  })
})

describe('activePreset', () => {
  it.each([
    [{}, recent, '90d'],
    [{}, old, 'all'],
    [{ range: '7d' as const }, recent, '7d'],
    [{ from: '2021-02-09', to: '2021-02-10', range: '7d' as const }, recent, 'custom'],
    [{ from: '2021-02-10', to: '2021-02-09' }, recent, '90d'],
  ])('%j is called %#', (parameters, when, name) => {
    expect(activePreset(asked(parameters), when)).toBe(name)
  })
})

describe('toComparedQuery', () => {
  it('asks the same of as many days directly before', () => {
    const query = toReportQuery(asked({ range: '7d', unit: 'users', product: 'zz', grain: 'week' }), {
      today,
      fiscalMonth: 1,
    })
    const previous = toComparedQuery(query, 'previous')
    expect(previous).toEqual({ ...query, range: { from: '2021-01-30', to: '2021-02-06' } })
    expect(Object.isFrozen(previous)).toBe(true)
  })

  it('has nothing before all time, nor before the first day', () => {
    expect(toComparedQuery(toReportQuery(asked({}), { today, fiscalMonth: 1 }), 'previous')).toBeNull()
    const early = asked({ from: '1970-01-05', to: '1970-01-10' })
    expect(toComparedQuery(toReportQuery(early, { today, fiscalMonth: 1 }), 'previous')).toBeNull()
  })
})
