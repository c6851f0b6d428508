import { expect, it } from 'vitest'
import { toWholeDays } from './worth-report'

const data = { from: '2021-02-01', to: '2021-03-01' }

it.each([
  ['all time', null, '2022-01-01', data],
  ['a range within', { from: '2021-02-05', to: '2021-02-10' }, '2022-01-01', ['2021-02-05', '2021-02-10']],
  ['a range around', { from: '2020-01-01', to: '2022-01-01' }, '2022-01-01', data],
  ['without today', null, '2021-02-20', ['2021-02-01', '2021-02-20']],
  ['before the data', { from: '2020-01-01', to: '2021-02-01' }, '2022-01-01', null],
  ['after the data', { from: '2021-03-01', to: '2021-04-01' }, '2022-01-01', null],
  ['only today', { from: '2021-02-20', to: '2021-02-21' }, '2021-02-20', null],
])('%s', (_, range, today, days) => {
  const expected = Array.isArray(days) ? { from: days[0], to: days[1] } : days
  expect(toWholeDays(range, data, today)).toEqual(expected)
})

it('an empty shop has none', () => {
  expect(toWholeDays(null, null, '2022-01-01')).toBeNull()
})
