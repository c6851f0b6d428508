import { expect, it } from 'vitest'
import { listFlaws } from './explain-funnel'
import { listTemplates } from './templates'

const known = (types: readonly string[], meanings: Readonly<Record<string, string>> = {}) =>
  types.map((type) => ({ type, meaning: meanings[type] ?? null }))

const DEMO = known(['page_view', 'add_to_cart', 'checkout'], {
  page_view: 'viewed',
  add_to_cart: 'added_to_cart',
  checkout: 'checked_out',
})

it('offers what the shop has events for, and says what it has not', () => {
  const offered = listTemplates(DEMO).map(({ name, funnel, missing }) => [name, funnel !== null, missing])
  expect(offered).toEqual([
    [
      'Checkout, step by step',
      false,
      ['Saw the cart', 'Began the checkout', 'Gave an address', 'Gave a payment'],
    ],
    ['From search to purchase', false, ['Searched']],
    ['Sign-up', false, ['Began to sign up', 'Signed up']],
    ['Bought again', true, []],
  ])
})

it('finds steps by what types mean and by what they are called; all that it offers makes sense', () => {
  const types = [
    'viewCart',
    'begin_checkout',
    'Add Shipping Info',
    'add_payment_info',
    'purchase',
    'search',
    'sign_up',
  ]
  const shop = [...known(types), ...DEMO.slice(0, 2), ...known(['bestellt'], { bestellt: 'checked_out' })]
  const templates = listTemplates(shop)
  expect(templates[0]?.funnel?.steps.map(({ words, match }) => [words.label, match.types])).toEqual([
    ['Saw the cart', ['viewCart']],
    ['Began the checkout', ['begin_checkout']],
    ['Gave an address', ['Add Shipping Info']],
    ['Gave a payment', ['add_payment_info']],
    ['Bought', ['bestellt']],
  ])
  for (const { funnel } of templates) expect(funnel && listFlaws(funnel)).toEqual([])
})
