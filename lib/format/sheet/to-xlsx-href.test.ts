import { expect, it } from 'vitest'
import { toXlsxHref } from './to-xlsx-href'

it.each([
  ['/api/reports/funnel?unit=users&format=csv', '/api/reports/funnel?unit=users&format=xlsx'],
  ['/api/reports/funnel?format=csv&product=a.csv', '/api/reports/funnel?format=xlsx&product=a.csv'],
  ['/goals/7/days.csv', '/goals/7/days.xlsx'],
])('%s has %s beside it', (csv, xlsx) => {
  expect(toXlsxHref(csv)).toBe(xlsx)
})
