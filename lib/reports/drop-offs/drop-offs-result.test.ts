import { expect, test } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { toProductsResult } from '../products/products-result'
import { toPlainText } from '../sentences'
import { answerProducts } from './answer-products'
import { toDropOffsResult } from './drop-offs-result'

const line = (product: string, reached: readonly number[]) => ({
  id: product,
  product,
  name: product,
  category: null,
  reached,
})
const SHOP = [
  line('Fern', [1000, 300, 200, 0]),
  line('Cactus', [500, 250, 240, 0]),
  line('Aloe', [20, 9, 9, 0]),
]
const toShop = (products: typeof SHOP) => ({ ...toProductsResult(EVERYTHING, products), products })

test('the products that lose most come first, and each is held against the others', () => {
  const result = toDropOffsResult(toShop(SHOP))
  const told = result.lines.slice(0, 3).map(({ product, gap, own, standing }) => {
    return [product, gap.name, own.part, standing]
  })
  expect(told).toEqual([
    ['Fern', 'view_to_cart', 700, 'worse'],
    ['Cactus', 'view_to_cart', 250, 'better'],
    ['Fern', 'cart_to_checkout', 100, 'worse'],
  ])
  expect(toPlainText(answerProducts(result))).toBe(
    'Most is lost at Fern: 700 of 1,000 sessions that viewed it did not add it to the cart (70 %), worse than the other products (63 % of all product views).',
  )
  expect(toPlainText(answerProducts(toDropOffsResult(toShop([]))))).toBe(
    'No product lost any sessions in this range.',
  )
})

test('a product is not called worse where the shares of products move as much by themselves', () => {
  const carted = (many: number) =>
    toShop([line('Fern', [1000, many, 0, 0]), line('Cactus', [1000, 450, 0, 0])])
  const judge = (moved: number) => {
    const [before, now] = [carted(450 - moved), carted(450 + moved)]
    const pairs = Array.from({ length: 6 }, (_, index) =>
      index % 2 === 0 ? { before, now } : { before: now, now: before },
    )
    const result = toDropOffsResult(carted(390), { pairs, likeness: null })
    return [
      result.lines.find(({ product }) => product === 'Fern')?.standing,
      toPlainText(answerProducts(result)),
    ]
  }
  expect(judge(0)).toEqual(['worse', expect.stringContaining(', worse than the other products')])
  expect(judge(60)).toEqual([
    'not told apart',
    expect.stringContaining('That is within what the share of a product usually moves by itself'),
  ])
})

test('sessions of users who come back are worth fewer', () => {
  const shop = toShop([line('Fern', [1000, 400, 0, 0]), line('Cactus', [1000, 450, 0, 0])])
  const moments = {
    users: [500, 250, 0, 0],
    sessions: [2000, 850, 0, 0],
    products: [
      [8000, 3400, 0, 0],
      [3400, 3400, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  }
  const judge = (likeness: Parameters<typeof toDropOffsResult>[1]) =>
    toDropOffsResult(shop, likeness).lines.find(({ product }) => product === 'Fern')?.standing
  expect(judge({ pairs: [], likeness: null })).toBe('worse')
  expect(judge({ pairs: [], likeness: { moments, sessionsPerUser: [4, 4, null, null] } })).toBe(
    'not told apart',
  )
})
