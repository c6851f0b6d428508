import { describe, expect, it } from 'vitest'
import { explainChanges } from './explain-changes'
import type { ReportDefinition } from './report-definition'

const FIRST: ReportDefinition = {
  parameters: { range: '90d' },
  sections: ['funnel', 'drop-off', 'trend'],
  note: null,
  rules: { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
}

const change = (part: Partial<ReportDefinition>) => explainChanges(FIRST, { ...FIRST, ...part })
const ask = (parameters: Record<string, string>) => change({ parameters: { range: '90d', ...parameters } })

describe('explainChanges', () => {
  it('says nothing where nothing changed, also where the usual is said outright', () => {
    expect(change({})).toEqual([])
    expect(ask({ unit: 'sessions', metric: 'checkout_per_view', by: 'product', in: 'revenue' })).toEqual([])
  })

  it.each([
    [{ range: '30d' }, 'Range: last 30 days, was last 90 days.'],
    [{ unit: 'users' }, 'Counted: users, was sessions.'],
    [{ product: 'ZZ Plant' }, 'Product: ZZ Plant, was all products.'],
    [{ category: 'Trees' }, 'Category: Trees, was all categories.'],
    [{ grain: 'month' }, 'Time cut: by month, was as fits the range.'],
    [
      { compare: 'last-year' },
      'Compared with: same days of that quarter last year, was what each section has by itself.',
    ],
    [
      { before_from: '2026-01-01', before_to: '2026-02-01' },
      'Compared with: 1 Jan 2026 – 31 Jan 2026, was what each section has by itself.',
    ],
    [{ metric: 'time_to_cart' }, 'Metric: median time from view to cart, was checkout per view.'],
    [{ by: 'category' }, 'Compared by: category, was product.'],
    [{ smallest: '0.5' }, "Worth acting on: from 0.5 pp on, was from the workspace's size on."],
    [{ as_of: '2026-03-01' }, 'As known on: the end of 1 Mar 2026, was the day it is looked at.'],
    [{ in: 'orders' }, 'Worth in: orders, was revenue.'],
  ])('says what is asked otherwise: %o', (parameters, sentence) => {
    expect(ask(parameters)).toEqual([sentence])
  })

  it('tells products apart by their ids, and says what they are called', () => {
    const names = new Map([
      ['p1', 'Moss (p1)'],
      ['p2', 'Fern'],
      ['p3', 'Fern'],
    ])
    const asks = (product: string) => ({ ...FIRST, parameters: { product } })
    expect(explainChanges(asks('p1'), asks('p2'), names)).toEqual(['Product: Fern, was Moss (p1).'])
    expect(explainChanges(asks('p2'), asks('p3'), names)).toHaveLength(1)
    const unbound = { ...FIRST, parameters: { unbound_product: 'Moss' } }
    expect(explainChanges(unbound, asks('p2'), names)).toEqual([
      'Product: Fern, was “Moss”, which no one product is called.',
    ])
  })

  it('says days as people do, the last one included', () => {
    const days = { from: '2026-03-01', to: '2026-04-01' }
    expect(change({ parameters: days })).toEqual(['Range: 1 Mar 2026 – 31 Mar 2026, was last 90 days.'])
    const open = explainChanges(
      { ...FIRST, parameters: days },
      { ...FIRST, parameters: { from: '2026-03-01' } },
    )
    expect(open).toEqual(['Range: from 1 Mar 2026 on, was 1 Mar 2026 – 31 Mar 2026.'])
  })

  it('says which sections came and went, and that the others are in another order', () => {
    expect(change({ sections: ['funnel', 'drop-off', 'trend', 'answers'] })).toEqual([
      'Section added: The quarter in words.',
    ])
    expect(change({ sections: ['trend', 'funnel'] })).toEqual([
      'Section removed: Where do we lose most?',
      'Sections in another order.',
    ])
  })

  it('says what became of the note', () => {
    expect(change({ note: 'Mind the sale.' })).toEqual(['Note added.'])
    expect(explainChanges({ ...FIRST, note: 'a' }, { ...FIRST, note: 'b' })).toEqual(['Note changed.'])
    expect(explainChanges({ ...FIRST, note: 'a' }, FIRST)).toEqual(['Note removed.'])
  })
})

it('says which rules of counting are others', () => {
  const now = {
    version: 2,
    timeZone: 'Asia/Kolkata',
    fiscalMonth: 4,
    weekStart: 'sunday',
    smallestChange: 0.02,
    conversionHours: 1,
  } as const
  expect(change({ rules: now })).toEqual([
    'Rules of counting: version 2, was 1.',
    'Time zone: Asia/Kolkata, was UTC.',
    'First month of the year: April, was January.',
    'First day of the week: Sunday, was Monday.',
    'Smallest change worth acting on: 2 percentage points, was 1 percentage point.',
    'Time to convert: 1 hour, was 24 hours.',
  ])
})
