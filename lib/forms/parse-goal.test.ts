import { describe, expect, it } from 'vitest'
import { toMetric } from '@/lib/query/metric'
import { refusalOf } from '@/lib/testing/refusal-of'
import { listGoalQuarters, parseTarget, toTypedTarget } from './goal'
import { parseGoalAim, parseGoalSubject } from './parse-goal'

const [CARTS, CHECKOUTS] = [toMetric('cart_per_view'), toMetric('checked_out')]
const NOW = { today: '2026-11-23', fiscalMonth: 1, funnels: [] }
const SUBJECT = { metric: 'cart_per_view', scope: 'shop', scopeName: '', quarter: '2026-10-01' }
const AIM = { target: '12.5', owner: 'Ann', note: '' }

describe('what a goal is about', () => {
  it('is metric, scope and a whole quarter', () => {
    expect(parseGoalSubject({ ...SUBJECT, scope: 'category', scopeName: ' Cacti ' }, NOW)).toEqual({
      metric: CARTS,
      funnel: null,
      scope: { kind: 'category', name: ' Cacti ' },
      quarter: { from: '2026-10-01', to: '2027-01-01' },
    })
  })

  it('a name is left out where it is of the whole shop', () => {
    expect(parseGoalSubject({ ...SUBJECT, scopeName: 'Cacti' }, NOW)).toMatchObject({
      scope: { kind: 'shop', name: null },
    })
  })

  it.each([
    { given: { metric: 'viewed' }, field: 'metric', says: 'Choose what' },
    { given: { metric: 'constructor' }, field: 'metric', says: 'Choose what' },
    { given: { scope: 'planet' }, field: 'scope', says: 'the shop' },
    { given: { scope: 'product', scopeName: ' ' }, field: 'scopeName', says: 'Choose the product.' },
    { given: { scope: 'category', scopeName: 'x'.repeat(201) }, field: 'scopeName', says: 'category' },
    { given: { quarter: '2026-07-01' }, field: 'quarter', says: 'is over' },
    { given: { quarter: '2028-01-01' }, field: 'quarter', says: 'too far ahead' },
    { given: { quarter: '2026-11-01' }, field: 'quarter', says: 'Choose a quarter' },
    { given: { quarter: 7 }, field: 'quarter', says: 'Choose a quarter' },
  ])('refuses $given with a sentence', ({ given, field, says }) => {
    const refused = refusalOf(() => parseGoalSubject({ ...SUBJECT, ...given }, NOW))
    expect(refused).toEqual({ field, problem: expect.stringContaining(says) })
  })

  it.each([null, undefined, 'goal', 7, []])('%s is refused', (raw) => {
    expect(refusalOf(() => parseGoalSubject(raw, NOW))).not.toBeNull()
    expect(refusalOf(() => parseGoalAim(raw, CARTS))).not.toBeNull()
  })

  it('quarters are fiscal: this one and the next four', () => {
    expect(listGoalQuarters('2026-11-23', 2)).toEqual([
      '2026-11-01',
      '2027-02-01',
      '2027-05-01',
      '2027-08-01',
      '2027-11-01',
    ])
    const fiscal = parseGoalSubject({ ...SUBJECT, quarter: '2026-11-01' }, { ...NOW, fiscalMonth: 2 })
    expect(fiscal.quarter).toEqual({ from: '2026-11-01', to: '2027-02-01' })
  })
})

describe('what of it may change', () => {
  it('is target, owner and note', () => {
    expect(parseGoalAim({ target: ' 12.5 % ', owner: ' Ann ', note: ' new page ' }, CARTS)).toEqual({
      target: 0.125,
      owner: 'Ann',
      note: 'new page',
    })
    expect(parseGoalAim({ ...AIM, target: '1,200' }, CHECKOUTS)).toMatchObject({
      target: 1200,
      note: null,
    })
  })

  it.each([
    { given: { target: '' }, field: 'target', says: 'per cent' },
    { given: { owner: '  ' }, field: 'owner', says: '1 to 80' },
    { given: { owner: 'x'.repeat(81) }, field: 'owner', says: '1 to 80' },
    { given: { note: 'x'.repeat(501) }, field: 'note', says: 'it has 501' },
  ])('refuses $given with a sentence', ({ given, field, says }) => {
    const refused = refusalOf(() => parseGoalAim({ ...AIM, ...given }, CARTS))
    expect(refused).toEqual({ field, problem: expect.stringContaining(says) })
  })

  it.each(['0', '100.1', '-5', '12,5', '1e1', 'NaN', '12.345', '12 %%', 'many'])('%s is no rate', (text) => {
    expect(parseTarget(text, CARTS)).toBeNull()
  })

  it.each(['0', '0.5', '-1', '1,20', '12.0', '9999999999', '5 %'])('%s is no count', (text) => {
    expect(parseTarget(text, CHECKOUTS)).toBeNull()
  })

  it.each([
    ['0.01', CARTS, 0.0001],
    ['100', CARTS, 1],
    ['28.57', CARTS, 0.2857],
    ['1', CHECKOUTS, 1],
  ] as const)('%s of %o is %s, and typed the same again', (text, metric, target) => {
    expect(parseTarget(text, metric)).toBe(target)
    expect(toTypedTarget(target, metric)).toBe(text)
  })
})
