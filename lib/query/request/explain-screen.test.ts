import { expect, test } from 'vitest'
import { activePreset, toScreenQuery } from '../report-query'
import { explainLeftOut, nameRange } from './explain-screen'
import { type RawParameters, readParameters } from './parse-parameters'

const data = { from: '2021-02-09', to: '2021-02-13' }
const now = { today: '2026-11-23', fiscalMonth: 1, data }

function shownFor(raw: RawParameters) {
  const parameters = readParameters(raw)
  return { parameters, preset: activePreset(parameters, now), range: toScreenQuery(parameters, now).range }
}

test('what cannot be used is said with what it must be, and what is shown instead', () => {
  expect(explainLeftOut({ unit: 'people' }, shownFor({ unit: 'people' }))).toEqual([
    '"unit" in the address must be one of sessions, users, so it is left out.',
    'Shown is: All time.',
  ])
  const reversed = { from: '2021-02-12', to: '2021-02-09' }
  expect(explainLeftOut(reversed, shownFor(reversed))[0]).toMatch(/^"from" \(2021-02-12\) must be before/)
  const late = { from: '2030-01-01' }
  expect(explainLeftOut(late, shownFor(late))[0]).toMatch(/^"from" \(2030-01-01\) is after the last day/)
  const early = { to: '2021-02-09' }
  expect(explainLeftOut(early, shownFor(early))[0]).toMatch(/^"to" \(2021-02-09\) is not after the first day/)
})

test('an address that is understood needs no words, nor does what nobody reads', () => {
  const raw = { unit: 'users', from: '2021-02-09', to: '2021-02-10', utm_source: 'mail' }
  expect(explainLeftOut(raw, shownFor(raw))).toEqual([])
  expect(explainLeftOut({ from: '2021-02-12' }, shownFor({ from: '2021-02-12' }))).toEqual([])
})

test('the range is named with its days, and why it is all time', () => {
  expect(nameRange(shownFor({}), data)).toBe(
    'All time (9 Feb 2021 – 12 Feb 2021), because the last 90 days hold no sessions',
  )
  expect(nameRange(shownFor({ range: 'all' }), data)).toBe('All time (9 Feb 2021 – 12 Feb 2021)')
  expect(nameRange(shownFor({ range: '7d' }), data)).toBe('Last 7 days, 17 Nov 2026 – 23 Nov 2026')
  expect(nameRange(shownFor({ from: '2021-02-09', to: '2021-02-10' }), data)).toBe('9 Feb 2021')
})
