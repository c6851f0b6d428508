import { describe, expect, it } from 'vitest'
import { explainUnreadable } from './explain-unreadable'

describe('what a report keeps', () => {
  it('is asked where all of it can be read', () => {
    expect(explainUnreadable({})).toBeNull()
    expect(
      explainUnreadable({ from: '2021-02-09', product: 'Moss ', category: 'a\tb', in: 'pies' }),
    ).toBeNull()
  })

  it.each([
    [
      { unbound_product: 'Fern' },
      'It was saved for a product called "Fern", and not one product alone is called so.',
    ],
    [{ product: '' }, 'What it keeps as "product" must be the id or the name of a product'],
    [{ product: 'x'.repeat(201) }, '"product"'],
    [{ category: 'nul\0' }, '"category"'],
    [{ range: 'soon' }, 'What it keeps as "range" must be one of'],
    [{ from: '2021-02-30' }, '"from"'],
    [{ from: '2021-02-10', to: '2021-02-09' }, 'must be before "to" (2021-02-09)'],
    [{ unit: 'pies' }, '"unit"'],
    [{ as_of: 'x' }, '"as_of"'],
  ])('%j is not, and it says why', (kept, sentence) => {
    expect(explainUnreadable(kept)).toContain(sentence)
  })
})
