import type { Funnel, Step } from '@/lib/funnel/definition'

/** Steps whose words are made of their noun: none of them is one of the product funnel but the checkout. */
function toStep(noun: string, type: string, byOrder?: true): Step {
  const did = `made a ${noun}`
  const words = {
    label: `Made ${noun}`,
    noun,
    nouns: `${noun}s`,
    verb: `make a ${noun}`,
    did,
    didOne: did,
    didIt: did,
    didShort: did,
    verbIt: `make a ${noun}`,
    onward: `make a ${noun}`,
    didNext: `make a ${noun}`,
    doing: `making a ${noun}`,
    ofProduct: `product ${noun}`,
    ofProducts: `product ${noun}s`,
    event: `the ${noun}`,
    furthest: `Made ${noun} only`,
  }
  return { key: `made_${noun}`, match: { types: [type] }, words, ...(byOrder && { byOrder }) }
}

const RULES = { order: 'any', within: 'session', per: 'product' } as const

/** Four steps of users, and one of the order. */
export const FIVE_STEPS: Funnel = {
  ...RULES,
  steps: [
    toStep('search', 'search'),
    toStep('visit', 'page_view'),
    toStep('choice', 'add_to_cart'),
    toStep('purchase', 'checkout'),
    toStep('delivery', 'package_shipped', true),
  ],
}

export const TWO_STEPS: Funnel = {
  ...RULES,
  steps: [toStep('visit', 'page_view'), toStep('purchase', 'checkout')],
}
