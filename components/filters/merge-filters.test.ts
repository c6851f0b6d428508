import { expect, it } from 'vitest'
import { readParameters } from '@/lib/query/request/parse-parameters'
import { toScopedParameters } from '@/lib/saved/share-scope'
import { toChosen, toTyped } from './merge-filters'

const NOTHING = readParameters({})
const REPORT = { unit: 'users', product: 'ZZ Plant' }
const BASE = readParameters(REPORT)

it('shows what the report has until something else is chosen', () => {
  expect(toChosen(BASE, NOTHING)).toMatchObject({ unit: 'users', product: 'ZZ Plant', grain: null })
  expect(toChosen(BASE, { ...NOTHING, product: 'Aloe', unit: '' })).toMatchObject({
    unit: null,
    product: 'Aloe',
  })
})

it('without a report an address says what is chosen, and nothing else', () => {
  expect(toTyped(NOTHING, { unit: null, product: 'Aloe' })).toEqual({ unit: null, product: 'Aloe' })
})

it.each([
  { chosen: { product: null }, asks: { unit: 'users' } },
  { chosen: { product: 'Aloe' }, asks: { unit: 'users', product: 'Aloe' } },
  { chosen: { unit: null, smallest: 0.5 }, asks: { product: 'ZZ Plant', smallest: '0.5' } },
  { chosen: { unit: 'users', product: 'ZZ Plant' }, asks: REPORT },
] as const)('what is chosen on a report is what is asked then: $chosen', ({ chosen, asks }) => {
  const address = Object.entries(toTyped(BASE, chosen)).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  )
  expect(toScopedParameters(REPORT, Object.fromEntries(address), 'open')).toEqual(asks)
})
