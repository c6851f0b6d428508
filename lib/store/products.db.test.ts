import { expect, it } from 'vitest'
import { HARD_NAMES } from '@/lib/testing/shop-journeys'
import { givenJourneys } from '@/lib/testing/store-journeys'
import { useTestDatabase } from '@/lib/testing/test-database'
import { listProductNames, requireProduct } from './products'

const db = useTestDatabase()

it('names are listed once each, in order, as they are', async () => {
  expect(await listProductNames(db())).toEqual([])
  const products = ['Fern', 'Aloe', 'Fern'].map((name, index) => ({ id: `p${index}`, name }))
  await db().product.createMany({ data: products })
  expect(await listProductNames(db())).toEqual(['Aloe', 'Fern'])
})

it.each(HARD_NAMES)('%s is a name like others', async (name) => {
  await expect(requireProduct(db(), name)).rejects.toMatchObject({
    code: 'unknown_product',
    message: `No product is called "${name}".`,
  })
  await db().product.create({ data: { id: 'zz', name } })
  expect(await listProductNames(db())).toEqual([name])
  await expect(requireProduct(db(), name)).resolves.toBeUndefined()
})

it('a product is known by its name, its id, or an event that named it; no product is always fine', async () => {
  await givenJourneys(db(), { ann: 'view:yy@0s' })
  await db().product.create({ data: { id: 'zz', name: 'Pothos' } })
  for (const known of [null, 'Pothos', 'zz', 'yy']) {
    await expect(requireProduct(db(), known)).resolves.toBeUndefined()
  }
  for (const unknown of ['pothos', 'xx', '']) {
    await expect(requireProduct(db(), unknown)).rejects.toMatchObject({ code: 'unknown_product' })
  }
})
