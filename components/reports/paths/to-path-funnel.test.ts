import { expect, it } from 'vitest'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { listFlaws } from '@/lib/funnel/written/explain-funnel'
import { toPathFunnel } from './to-path-funnel'

const [step, next] = PRODUCT_FUNNEL.steps

it.each([
  [{ next: null, isBefore: false }, ['page_view', 'search', 'search', 'viewed']],
  [{ next: null, isBefore: true }, ['viewed', 'search', 'search', 'page_view']],
  [{ next: next ?? null, isBefore: false }, ['page_view', 'search', 'search', 'viewed', 'add_to_cart']],
])('makes a funnel of the steps of a path as they came: %j', (how, types) => {
  if (!step) throw new Error('There are steps.')
  const funnel = toPathFunnel({ within: 'session', step, types: ['search', 'search', 'viewed'], ...how })
  expect(funnel.steps.flatMap(({ match }) => match.types)).toEqual(types)
  expect(listFlaws(funnel)).toEqual([])
})
