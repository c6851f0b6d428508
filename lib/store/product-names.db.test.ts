import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { HARD_NAMES } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { nameProduct, searchProducts } from './product-names'
import { findProduct } from './products'

const db = useTestDatabase()

const find = async (text: string, limit = 10) =>
  (await searchProducts(db(), text, limit)).map(({ label }) => label)

it('products are found by any part of their names, in order, up to a limit', async () => {
  expect(await find('')).toEqual([])
  const products = ['Fern', 'Aloe', '100% Moss', 'Ferocactus']
  await db().product.createMany({ data: products.map((name, index) => ({ id: `p${index}`, name })) })
  expect(await find('')).toEqual(['100% Moss', 'Aloe', 'Fern', 'Ferocactus'])
  expect(await find('FER')).toEqual(['Fern', 'Ferocactus'])
  expect(await find('', 2)).toEqual(['100% Moss', 'Aloe'])
  expect(await find('0%')).toEqual(['100% Moss'])
  expect(await find('_')).toEqual([])
  expect(await find('p1')).toEqual(['Aloe'])
})

it('products of one name are told apart, and so is what differs only in what is not seen', async () => {
  const names = ['Moss', 'Moss', 'Moss ', 'a\tb', 'Fern', 'p5']
  await db().product.createMany({ data: names.map((name, index) => ({ id: `p${index + 1}`, name })) })
  const found = await searchProducts(db(), '', 10)
  expect(found.map(({ id, label, typed }) => [id, label, typed]).sort()).toEqual([
    ['p1', 'Moss (p1)', 'p1'],
    ['p2', 'Moss (p2)', 'p2'],
    ['p3', 'Moss␠', 'p3'],
    ['p4', 'a⇥b', 'p4'],
    ['p5', 'Fern', 'Fern'],
    ['p6', 'p5', 'p6'],
  ])
  for (const { id, typed } of found) expect(await findProduct(db(), typed)).toBe(id)
  expect(await nameProduct(db(), 'p1')).toBe('Moss (p1)')
  expect(await nameProduct(db(), 'p3')).toBe('Moss␠')
  expect(await nameProduct(db(), 'gone')).toBe('gone')
})

it('products known by their events alone are offered by their ids', async () => {
  await givenJourneys(db(), { ann: 'view:yy@0s view:xx@1s', bob: 'view:yy@2s checkout:ww@3s' })
  await db().product.create({ data: { id: 'xx', name: 'Aloe' } })
  expect(await find('')).toEqual(['Aloe', 'ww', 'yy'])
  expect(await find('YY')).toEqual(['yy'])
})

it.each(HARD_NAMES)('%s is offered, and what is offered can be asked for', async (name) => {
  await db().product.create({ data: { id: 'zz', name } })
  const [found] = await searchProducts(db(), name, 10)
  expect(found?.id).toBe('zz')
  expect(await findProduct(db(), found?.typed ?? '')).toBe('zz')
})
