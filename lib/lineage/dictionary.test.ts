import { expect, it } from 'vitest'
import { getModel, MODEL_NAMES } from '@/lib/models/registry'
import { listEntries, searchEntries, toDictionary } from './dictionary'

const entries = listEntries()
const search = (text: string) => searchEntries(entries, text).map(({ term }) => term)

it('has every table and column, no term of a kind twice, and a meaning for each', () => {
  const names = entries.map(({ kind, term }) => `${kind} ${term}`)
  expect(new Set(names).size).toBe(names.length)
  expect(entries.every(({ meaning }) => meaning.trim() !== '')).toBe(true)
  for (const model of MODEL_NAMES) {
    expect(names).toContain(`table ${model}`)
    for (const column of Object.keys(getModel(model).columns))
      expect(names).toContain(`column ${model}.${column}`)
  }
})

it('is searched by every word, in any order and case; what is called so comes first', () => {
  expect(search('')).toHaveLength(entries.length)
  expect(search('SESSION_path')[0]).toBe('session_path')
  // The step “Viewed” is explained by products, and stands before them.
  expect(search('product')[0]).toBe('products')
  expect(search('product')).toContain('Viewed')
  expect(search('occurred event')).toContain('event.occurred_at')
  expect(search('checkout share')).toContain('checkout_per_view')
  expect(search('happened column')).toContain('event.occurred_at')
  expect(search('no such word')).toEqual([])
  expect(search('%')).toEqual([])
})

it('says what a rate is the share of', () => {
  expect(entries.find(({ term }) => term === 'cart_per_view')?.meaning).toBe(
    'Cart per view: of the sessions that viewed a product, the share that added one to the cart. Or of users.',
  )
})

it('has the same under headings, with the columns under their tables', () => {
  const { kinds, tables } = toDictionary()
  expect(kinds.map(({ kind }) => kind)).toEqual(['step', 'metric', 'report'])
  expect(tables.map(({ table }) => table.term)).toEqual(MODEL_NAMES)
  const event = tables.find(({ table }) => table.term === 'event')
  expect(event?.columns.map(({ term }) => term)).toEqual(Object.keys(getModel('event').columns))
  const under = [
    ...kinds.flatMap((group) => group.entries),
    ...tables.flatMap((one) => [one.table, ...one.columns]),
  ]
  expect(under.map(({ href, meaning }) => [href, meaning])).toEqual(
    entries.map(({ href, meaning }) => [href, meaning]),
  )
})
