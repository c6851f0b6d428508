import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { toKey } from './kept-answers'

it('says what a question is narrowed to as it was kept when that was two members', () => {
  const query = { ...EVERYTHING, scope: { product: 'zz' } }
  expect(toKey('funnel', { query })).toBe(
    'funnel {"query":{"category":null,"fiscalMonth":1,"grain":"day","product":"zz","range":null,"unit":"sessions"}}',
  )
  expect(toKey('unknownScope', [{ scope: {} }])).toBe('unknownScope [{"category":null,"product":null}]')
})
