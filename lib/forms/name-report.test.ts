import { expect, it } from 'vitest'
import { nameDefinition, suggestName } from './name-report'

it('suggests a name from the page and what is asked', () => {
  expect(suggestName('Overview', { range: '90d' })).toBe('Overview, last 90 days')
  expect(suggestName('Products', { from: '2026-03-01', to: '2026-04-01', category: 'Trees' })).toBe(
    'Products, 1 Mar 2026 – 31 Mar 2026, Trees',
  )
  expect(suggestName('What is it worth?', { range: 'all' })).toBe('What is it worth, all time')
  expect(suggestName('Products', { range: 'all', product: 'x'.repeat(200) })).toHaveLength(120)
})

it('says what a report shows', () => {
  const rules = { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 }
  const report = { parameters: { range: '30d', unit: 'users' }, note: null, rules }
  expect(nameDefinition({ ...report, sections: ['funnel'] })).toBe(
    'Last 30 days · users · all products · 1 section',
  )
  expect(nameDefinition({ ...report, sections: ['funnel', 'worth'] })).toContain('2 sections')
})
