import { describe, expect, it } from 'vitest'
import { readRequest } from '@/lib/query/request/request'
import { PAGES } from '@/lib/query/section'
import { toDefinition } from './to-definition'

const RULES = {
  version: 1,
  timeZone: 'UTC',
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
}
const { version: _, ...WORKSPACE } = RULES
const SETTINGS = {
  ...WORKSPACE,
  today: '2026-11-23',
  now: new Date('2026-11-23T10:00:00Z'),
  fiscalMonth: 1,
} as const
const DATA = { from: '2026-01-01', to: '2026-11-24' }

function define(raw: Record<string, string>, path: keyof typeof PAGES) {
  return toDefinition(readRequest(raw, SETTINGS, DATA), PAGES[path].sections, RULES).parameters
}

describe('toDefinition', () => {
  it('says what a page has by default, relative as it is', () => {
    expect(define({}, '/')).toEqual({ range: '90d' })
    expect(define({ compare: 'last-year' }, '/quarters')).toEqual({
      range: '90d',
      compare: 'last-year',
      metric: 'checkout_per_view',
    })
  })

  it('keeps chosen days as they were chosen, half-open ones too', () => {
    expect(define({ from: '2026-03-01', unit: 'users' }, '/products')).toEqual({
      from: '2026-03-01',
      unit: 'users',
    })
  })

  it('leaves out what could not be used, what nobody knows, and how a table was sorted', () => {
    const raw = { unit: 'pies', range: 'someday', sort: 'viewed', evil: '1', grain: 'week', in: 'orders' }
    expect(define(raw, '/products')).toEqual({ range: '90d', grain: 'week', in: 'orders' })
  })

  it('says the days that a page settled on by itself', () => {
    const data = { from: '2026-01-01', to: '2026-03-24' }
    const view = readRequest({}, SETTINGS, data, PAGES['/quarters'].defaults)
    expect(toDefinition(view, PAGES['/quarters'].sections, RULES).parameters).toMatchObject({
      from: '2026-01-01',
      to: '2026-04-01',
    })
  })

  it('means the same when it is read again', () => {
    const view = readRequest({ unit: 'users', grain: 'week' }, SETTINGS, DATA)
    const { parameters } = toDefinition(view, PAGES['/'].sections, RULES)
    expect(readRequest(parameters, SETTINGS, DATA).query).toEqual(view.query)
  })
})
