import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { HARD_NAMES } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { searchProducts } from './product-names'
import { findProduct, requireScope } from './products'

const db = useTestDatabase()

const ofProduct = (product: string) => requireScope(db(), { product })

it('a product that is gone is offered no more, and can still be asked for', async () => {
  await db().product.createMany({
    data: [
      { id: 'p1', name: 'Fern' },
      { id: 'p2', name: 'Ferocactus', goneAt: new Date() },
    ],
  })
  const offered = await searchProducts(db(), 'fer', 10)
  expect(offered.map(({ id }) => id)).toEqual(['p1'])
  expect(await findProduct(db(), 'Ferocactus')).toBe('p2')
  await expect(ofProduct('p2')).resolves.toBeUndefined()
})

it('a name that several products have is refused with their ids, each of which is fine', async () => {
  const data = [1, 2, 3, 4, 5, 6].map((n) => ({ id: `p${n}`, name: n < 3 ? 'Aloe' : 'Fern' }))
  await db().product.createMany({ data: [...data, { id: 'p7', name: 'Fern' }, { id: 'p8', name: 'Fern' }] })
  await expect(findProduct(db(), 'Aloe')).rejects.toMatchObject({
    code: 'unknown_product',
    message: 'Several products are called "Aloe". Give the id of one of them: p1, p2.',
  })
  await expect(findProduct(db(), 'Fern')).rejects.toThrow('p3, p4, p5, p6, p7, ….')
  expect(await findProduct(db(), 'p2')).toBe('p2')
})

it.each([...HARD_NAMES, 'Moss ', ' Moss', 'a\tb', 'a\nb', 'a\u00a0b', 'x'.repeat(200)])(
  '%j is a name like others',
  async (name) => {
    await expect(findProduct(db(), name)).rejects.toMatchObject({ code: 'unknown_product' })
    await db().product.create({ data: { id: 'zz', name } })
    expect(await findProduct(db(), name)).toBe('zz')
    await expect(findProduct(db(), `${name} `)).rejects.toMatchObject({ code: 'unknown_product' })
  },
)

it('a question is of an id alone: a name is none, whoever has it', async () => {
  await givenJourneys(db(), { ann: 'view:yy@0s' })
  await db().product.create({ data: { id: 'zz', name: 'Pothos' } })
  await expect(requireScope(db(), {})).resolves.toBeUndefined()
  for (const known of ['zz', 'yy']) await expect(ofProduct(known)).resolves.toBeUndefined()
  for (const unknown of ['Pothos', 'xx', '']) {
    await expect(ofProduct(unknown)).rejects.toMatchObject({ code: 'unknown_product' })
  }
})

it('an id wins over a name, which may be that of another product', async () => {
  await db().product.createMany({
    data: [
      { id: 'p1', name: 'p2' },
      { id: 'p2', name: 'p1' },
    ],
  })
  expect(await findProduct(db(), 'p1')).toBe('p1')
  expect(await findProduct(db(), 'p2')).toBe('p2')
})

it('a category is its text, exactly', async () => {
  await db().product.create({ data: { id: 'zz', name: 'Pothos', category: 'Palms ' } })
  await expect(requireScope(db(), { category: 'Palms ' })).resolves.toBeUndefined()
  await expect(requireScope(db(), { category: 'Palms' })).rejects.toThrow(
    'No category is called "Palms"; there are Palms␠.',
  )
})
