import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEPT_PARAMETERS } from './report-definition'
import { toScopedParameters, toStanding, toVisitorChanges } from './share-scope'

const REPORT = { range: '30d', unit: 'users', category: 'Palms', compare: 'previous' }

describe('toScopedParameters', () => {
  it('lets a visitor of a locked link change nothing but how it is looked at', () => {
    expect(
      toScopedParameters(REPORT, { unit: 'sessions', category: 'All', sort: 'viewed' }, 'locked'),
    ).toEqual({ ...REPORT, sort: 'viewed' })
  })

  it('takes the days of a visitor in place of those of the report, all of them together', () => {
    const visitors = { from: '2026-01-01', to: '2026-02-01', product: 'Bamboo' }
    expect(toScopedParameters(REPORT, visitors, 'range')).toEqual({
      unit: 'users',
      category: 'Palms',
      compare: 'previous',
      from: '2026-01-01',
      to: '2026-02-01',
    })
  })

  it('lets a visitor of an open link ask anything', () => {
    expect(toScopedParameters(REPORT, { unit: 'sessions', product: 'Bamboo' }, 'open')).toEqual({
      ...REPORT,
      unit: 'sessions',
      product: 'Bamboo',
    })
  })

  it('takes away of an open report what the visitor leaves empty, and of any other nothing', () => {
    const { unit: _, ...rest } = REPORT
    expect(toScopedParameters(REPORT, { unit: '' }, 'open')).toEqual(rest)
    expect(toScopedParameters(REPORT, { unit: '' }, 'range')).toEqual(REPORT)
  })

  it('of a name given twice reads the first, and nothing that objects inherit', () => {
    const visitors = JSON.parse('{"range":["7d","all"],"__proto__":{"unit":"sessions"}}')
    expect(toScopedParameters({ range: '30d' }, visitors, 'range')).toEqual({ range: '7d' })
  })

  it('keeps the question of a locked report whatever the visitor sends', () => {
    const names = fc.constantFrom(...KEPT_PARAMETERS, 'sort', 'page', '__proto__', 'constructor', 'before')
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }))
    fc.assert(
      fc.property(fc.dictionary(names, value), (visitors) => {
        const scoped = toScopedParameters(REPORT, visitors, 'locked')
        const question = Object.entries(scoped).filter(([name]) => KEPT_PARAMETERS.includes(name))
        expect(Object.fromEntries(question)).toEqual(REPORT)
      }),
    )
  })
})

it('of a report stands what the visitor does not choose instead, also what nobody can read', () => {
  const own = { range: 'soon', unit: 'users', unbound_product: 'Fern' }
  expect(toStanding(own, { unit: 'sessions', product: 'p1' }, 'locked')).toEqual(own)
  expect(toStanding(own, { from: '2026-01-01', product: 'p1' }, 'range')).toEqual({
    unit: 'users',
    unbound_product: 'Fern',
  })
  expect(toStanding(own, { range: '7d', product: '' }, 'open')).toEqual({ unit: 'users' })
  expect(toScopedParameters(own, {}, 'locked')).toEqual({ range: 'soon', unit: 'users' })
})

it('takes away by leaving empty what is of the report, but never its days', () => {
  const changes = { unit: null, range: null, product: null, sort: 'viewed' }
  expect(toVisitorChanges(REPORT, changes)).toEqual({ unit: '', range: null, product: null, sort: 'viewed' })
})
