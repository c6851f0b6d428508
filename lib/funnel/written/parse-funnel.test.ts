import { expect, it } from 'vitest'
import { PRODUCT_FUNNEL } from '../product-funnel'
import { parseFunnel } from './parse-funnel'

const roundTrip = (funnel: object) => parseFunnel(JSON.parse(JSON.stringify(funnel)))

it('reads what it is given, exactly', () => {
  const full = {
    ...PRODUCT_FUNNEL,
    order: 'ordered',
    within: { seconds: 600 },
    steps: PRODUCT_FUNNEL.steps.map((step) => ({
      ...step,
      match: { ...step.match, where: [{ property: 'total', op: 'at-least', values: [50] }] },
    })),
    exclude: [{ match: { types: ['refused'] }, between: ['viewed', 'added_to_cart'] }],
    rates: [{ part: 'shipped', whole: 'checked_out' }],
  }
  expect(roundTrip(PRODUCT_FUNNEL)).toEqual(PRODUCT_FUNNEL)
  expect(roundTrip(full)).toEqual(full)
})

it.each([
  ['nothing', null, 'it'],
  ['another order', { ...PRODUCT_FUNNEL, order: 'sideways' }, '"order"'],
  ['more than a funnel has', { ...PRODUCT_FUNNEL, colour: 'green' }, 'it'],
  ['a window in words', { ...PRODUCT_FUNNEL, within: { seconds: 'ten' } }, '"within'],
  [
    'a key that is no name',
    { ...PRODUCT_FUNNEL, rates: [{ part: 'A b', whole: 'viewed' }] },
    '"rates.0.part"',
  ],
])('refuses %s, and says where', (_, value, place) => {
  expect(() => parseFunnel(value)).toThrow(
    expect.objectContaining({
      code: 'bad_funnel',
      message: expect.stringContaining(`This is no funnel: ${place}`),
    }),
  )
})

it('refuses what makes no sense', () => {
  expect(() => parseFunnel({ ...PRODUCT_FUNNEL, steps: [] })).toThrow(
    'A funnel has at least 2 steps; this one has 0.',
  )
})
