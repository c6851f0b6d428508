import { expect, it } from 'vitest'
import { HARD_NAMES } from '@/lib/testing/shop-journeys'
import { givenJourneys } from '@/lib/testing/store-journeys'
import { useTestDatabase } from '@/lib/testing/test-database'
import { requireScope, searchProductNames } from './products'

const db = useTestDatabase()

it('names are found by any part of them, once each, in order, up to a limit', async () => {
  expect(await searchProductNames(db(), '', 10)).toEqual([])
  const products = ['Fern', 'Aloe', 'Fern', '100% Moss', 'Ferocactus']
  await db().product.createMany({ data: products.map((name, index) => ({ id: `p${index}`, name })) })
  expect(await searchProductNames(db(), '', 10)).toEqual(['100% Moss', 'Aloe', 'Fern', 'Ferocactus'])
  expect(await searchProductNames(db(), 'FER', 10)).toEqual(['Fern', 'Ferocactus'])
  expect(await searchProductNames(db(), '', 2)).toEqual(['100% Moss', 'Aloe'])
  expect(await searchProductNames(db(), '0%', 10)).toEqual(['100% Moss'])
  expect(await searchProductNames(db(), '_', 10)).toEqual([])
})

it('a product that is gone is offered no more, and can still be asked for', async () => {
  await db().product.createMany({
    data: [
      { id: 'p1', name: 'Fern' },
      { id: 'p2', name: 'Ferocactus', goneAt: new Date() },
    ],
  })
  expect(await searchProductNames(db(), 'fer', 10)).toEqual(['Fern'])
  await expect(requireScope(db(), { product: 'Ferocactus', category: null })).resolves.toBeUndefined()
})

it('a name that several products share is refused with their ids, each of which is fine', async () => {
  const data = [1, 2, 3, 4, 5, 6].map((n) => ({ id: `p${n}`, name: n < 3 ? 'Aloe' : 'Fern' }))
  await db().product.createMany({ data: [...data, { id: 'p7', name: 'Fern' }, { id: 'p8', name: 'Fern' }] })
  await expect(requireScope(db(), { product: 'Aloe', category: null })).rejects.toMatchObject({
    code: 'unknown_product',
    message: 'Several products are called "Aloe". Give the id of one of them: p1, p2.',
  })
  await expect(requireScope(db(), { product: 'Fern', category: null })).rejects.toThrow(
    'p3, p4, p5, p6, p7, ….',
  )
  await expect(requireScope(db(), { product: 'p2', category: null })).resolves.toBeUndefined()
})

it.each(HARD_NAMES)('%s is a name like others', async (name) => {
  await expect(requireScope(db(), { product: name, category: null })).rejects.toMatchObject({
    code: 'unknown_product',
    message: `No product is called "${name}".`,
  })
  await db().product.create({ data: { id: 'zz', name } })
  expect(await searchProductNames(db(), name, 10)).toEqual([name])
  await expect(requireScope(db(), { product: name, category: null })).resolves.toBeUndefined()
})

it('a product is known by its name, its id, or an event that named it; no product is always fine', async () => {
  await givenJourneys(db(), { ann: 'view:yy@0s' })
  await db().product.create({ data: { id: 'zz', name: 'Pothos' } })
  for (const known of [null, 'Pothos', 'zz', 'yy']) {
    await expect(requireScope(db(), { product: known, category: null })).resolves.toBeUndefined()
  }
  for (const unknown of ['pothos', 'xx', '']) {
    await expect(requireScope(db(), { product: unknown, category: null })).rejects.toMatchObject({
      code: 'unknown_product',
    })
  }
})
