import { expect, it } from 'vitest'
import { areTotals } from './is-totals'

const STEPS = [
  { key: 'viewed', label: 'Viewed', types: ['page_view'] },
  { key: 'checked_out', label: 'Checked out', types: ['checkout'] },
]

it.each([
  [{ day: '2026-02-09', viewed: '12', 'checked out': '1' }],
  [{ Datum: '09.02.2026', Produktansicht: '1.234', Kauf: '7', Umsatz: '12,50' }],
  [{ date: '2026-02-09 00:00:00', channel: 'email', views: '12', purchases: '1' }],
  [{ date: '20260209', event: 'page_view', count: '12' }],
])('%j is what a source counted', (row) => expect(areTotals([row], STEPS)).toBe(true))

it.each([
  [{ day: '2026-02-09', user: 'ann', viewed: '1', checked_out: '0' }],
  [{ day: '2026-02-09T10:30:00Z', viewed: '1' }],
  [{ day: '2026-02-09', viewed: 'yes' }],
  [{ time: '2026-02-09', event: 'page_view', visitor: 'v1' }],
  [{ time: '2026-02-09', event: 'page_view', product: '7', customer: '8' }],
])('%j is none', (row) => expect(areTotals([row], STEPS)).toBe(false))

it('is nothing without rows', () => expect(areTotals([], STEPS)).toBe(false))
