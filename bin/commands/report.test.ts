import { expect, it } from 'vitest'
import { toRequestSettings } from '@/lib/query/request/request'
import { parseReportCommand } from './report'

const workspace = { timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 }
const settings = toRequestSettings(workspace, new Date('2021-02-12T08:00:00Z'))

// How what is refused is told, and that nothing else is printed, is tried in a process of its own.
it.each([
  {
    name: 'sales',
    options: {},
    says: 'There is no report "sales"; there are products, product-drop-offs, funnel, time-to-step, times-by-product, trend, change, change-by-product, compare, quarters, to-date, usual-change, worth, open, goals, catalogue, fulfilment, fulfilment-trend, money, tracking, attributes, paths, different, breakdown, experiment, segments.',
  },
  {
    name: 'funnel',
    options: { unit: 'people' },
    says: '"unit" must be one of sessions, users; it is "people".',
  },
  { name: 'funnel', options: { from: '2021-13-01' }, says: '"from" must be a day as YYYY-MM-DD' },
  {
    name: 'funnel',
    options: { from: '2021-02-12', to: '2021-02-09' },
    says: '"from" (2021-02-12) must be before',
  },
  { name: 'funnel', options: { format: 'xml' }, says: '"format" must be one of table, csv, json, xlsx.' },
])('refuses $name with $options before a database is opened', ({ name, options, says }) => {
  expect(() => parseReportCommand(name, options as Record<string, string>, settings)).toThrow(says)
})
