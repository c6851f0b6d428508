import { expect, it } from 'vitest'
import { DEFAULT_DAYS } from './defaults'
import { parseParameters } from './parse-parameters'

const nothing = parseParameters({})
const today = { today: '2026-11-23', fiscalMonth: 1 }

it('shows this quarter so far where it holds data', () => {
  const data = { from: '2025-01-01', to: '2026-11-24' }
  expect(DEFAULT_DAYS.quarter(nothing, { ...today, data })).toEqual({ ...nothing, range: 'quarter-to-date' })
})

it('shows the last quarter that holds data where this one does not', () => {
  const data = { from: '2021-02-09', to: '2021-02-13' }
  const shown = { ...nothing, from: '2021-01-01', to: '2021-04-01' }
  expect(DEFAULT_DAYS.quarter(nothing, { ...today, data })).toEqual(shown)
  const fiscal = { ...nothing, from: '2021-02-01', to: '2021-05-01' }
  expect(DEFAULT_DAYS.quarter(nothing, { ...today, fiscalMonth: 2, data })).toEqual(fiscal)
})

it('leaves alone what was asked for, and an empty shop', () => {
  const asked = { ...nothing, range: '7d' as const }
  expect(DEFAULT_DAYS.quarter(asked, { ...today, data: { from: '2021-02-09', to: '2021-02-13' } })).toBe(
    asked,
  )
  expect(DEFAULT_DAYS.quarter(nothing, { ...today, data: null })).toBe(nothing)
})
