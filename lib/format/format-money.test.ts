import { describe, expect, it } from 'vitest'
import { formatMoney, formatMoneyEstimate } from './format-money'

describe('formatMoney', () => {
  it.each([
    [1234.5, 'EUR', '€1,234.50'],
    [20, 'USD', '$20.00'],
    [20, 'CAD', 'CA$20.00'],
    [20, 'CHF', 'CHF\u00a020.00'],
    [1500, 'JPY', '¥1,500'],
    [-3.2, 'EUR', '-€3.20'],
    [-0, 'EUR', '€0.00'],
    [1234.5, null, '1,234.50'],
    [1234.5, 'points', '1,234.50 points'],
    [null, 'EUR', '–'],
  ])('%s in %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text)
  })
})

describe('formatMoneyEstimate', () => {
  it.each([
    [5912, 'EUR', '€5,900'],
    [4.31, 'EUR', '€4.3'],
    [10, 'USD', '$10'],
    [0, 'EUR', '€0'],
    [0.0001, 'EUR', '< 0.001 EUR'],
    [5912, null, '5,900'],
    [0.43, null, '0.43'],
  ])('%s in %s', (amount, currency, text) => {
    expect(formatMoneyEstimate(amount, currency)).toBe(text)
  })
})
