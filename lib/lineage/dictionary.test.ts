import { expect, it } from 'vitest'
import { getModel, MODEL_NAMES } from '@/lib/models/registry'
import { listEntries, searchEntries } from './dictionary'

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
    'Cart per view: of those that reached “Viewed”, the share that reached “Added to cart”.',
  )
})
