import { expect, it } from 'vitest'
import { type Comparison, compareWith } from './comparison'

it.each<[Comparison, string, string, number, string, string]>([
  // As many days directly before.
  ['previous', '2026-10-01', '2026-11-23', 1, '2026-08-09', '2026-10-01'],
  // So many days after the start of the quarter, and as many.
  ['last-quarter', '2026-10-01', '2026-11-23', 1, '2026-07-01', '2026-08-23'],
  ['last-year', '2026-10-01', '2026-11-23', 1, '2025-10-01', '2025-11-23'],
  ['last-quarter', '2026-10-11', '2026-10-21', 1, '2026-07-11', '2026-07-21'],
  // A whole quarter is held against a whole one, however many days they have.
  ['last-quarter', '2026-10-01', '2027-01-01', 1, '2026-07-01', '2026-10-01'],
  ['last-quarter', '2026-04-01', '2026-07-01', 1, '2026-01-01', '2026-04-01'],
  ['last-quarter', '2026-01-01', '2026-04-01', 1, '2025-10-01', '2026-01-01'],
  // 91 days into a quarter of 92 are more than one of 90 has.
  ['last-quarter', '2026-04-01', '2026-06-30', 1, '2026-01-01', '2026-04-01'],
  ['last-quarter', '2026-06-30', '2026-07-01', 1, '2026-03-31', '2026-04-01'],
  // Two quarters against the two before.
  ['last-quarter', '2026-04-01', '2026-10-01', 1, '2026-01-01', '2026-07-01'],
  // Quarters that begin with February.
  ['last-quarter', '2026-11-01', '2026-11-23', 2, '2026-08-01', '2026-08-23'],
  ['last-year', '2026-11-01', '2027-02-01', 2, '2025-11-01', '2026-02-01'],
])('%s of %s to %s, years from month %i, is %s to %s', (comparison, from, to, fiscalMonth, first, last) => {
  expect(compareWith({ from, to }, comparison, fiscalMonth)).toEqual({ from: first, to: last })
})

it('has nothing before the first day', () => {
  expect(compareWith({ from: '1970-01-05', to: '1970-01-10' }, 'last-quarter', 1)).toBeNull()
})
