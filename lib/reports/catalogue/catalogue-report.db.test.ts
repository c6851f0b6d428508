import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenProductVersions } from '@/lib/testing/shop/product-versions'
import { toAsker } from '../asker'
import { CATALOGUE } from './catalogue-report'

const db = useTestDatabase()

const NOW = {
  now: new Date('2021-02-20T12:00:00Z'),
  today: '2021-02-20',
  timeZone: 'Asia/Kolkata',
}

const at = (day: number, hour = 12) =>
  `2021-02-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`

/** Fern: dearer on the 12th, sold out on the 14th, back to its price on the 16th. Palm: gone on the 15th. */
async function givenShop() {
  await db().product.createMany({ data: [{ id: 'f', name: 'Fern', category: 'Palms' }] })
  const fern = { id: 'f', name: 'Fern', category: 'Ferns' }
  await givenProductVersions(db(), [
    { ...fern, price: 10, inventory: 5, from: at(10), to: at(12) },
    { ...fern, price: 12.5, inventory: 5, from: at(12), to: at(14) },
    { ...fern, price: 12.5, inventory: 0, from: at(14), to: at(16) },
    { ...fern, price: 10, inventory: 0, category: 'Palms', from: at(16) },
    { id: 'p', name: 'Palm', price: null, inventory: 3, category: 'Palms', from: at(11), to: at(15) },
    { id: 'p', name: 'Palm', price: null, inventory: 3, category: 'Palms', from: at(15), isDeleted: true },
  ])
}

const toAsked = (asOf: string | null, query = {}) => ({ ...NOW, asOf, query: { ...EVERYTHING, ...query } })
const ask = (...asked: Parameters<typeof toAsked>) => toAsker(db()).report('catalogue', toAsked(...asked))
const rowsOf = async (...asked: Parameters<typeof toAsked>) =>
  CATALOGUE.toTable(await ask(...asked), toAsked(...asked)).rows

it('tells what products cost and how many there were, since when, now', async () => {
  await givenShop()
  expect(await rowsOf(null)).toEqual([['f', 'Fern', 'Palms', 10, 12.5, at(16), 0, at(14), at(10), 3, null]])
})

it('on an earlier day tells what was known at its end, and no later change', async () => {
  await givenShop()
  expect(await rowsOf('2021-02-14')).toEqual([
    ['f', 'Fern', 'Ferns', 12.5, 10, at(12), 0, at(14), at(10), 2, null],
    ['p', 'Palm', 'Palms', null, null, at(11), 3, at(11), at(11), 0, null],
  ])
  expect(await rowsOf('2021-02-10')).toEqual([
    ['f', 'Fern', 'Ferns', 10, null, at(10), 5, at(10), at(10), 0, null],
  ])
})

it('prices are in the currency of most orders, which stands beside them', async () => {
  await givenShop()
  const order = { userId: 'ann', orderTotal: 1 }
  await db().order.createMany({
    data: [
      { ...order, id: 'a', currency: 'EUR' },
      { ...order, id: 'b', currency: 'EUR' },
      { ...order, id: 'c', currency: 'USD' },
    ],
  })
  expect((await rowsOf('2021-02-14')).map((row) => [row[3], row.at(-1)])).toEqual([
    [12.5, 'EUR'],
    [null, null],
  ])
  expect((await ask(null)).currency).toEqual({ currency: 'EUR', others: [{ currency: 'USD', orders: 1 }] })
})

it('counts the changes of the days of the range, cut in the zone of the workspace', async () => {
  await givenShop()
  const changesOn = async (from: string, to: string) =>
    (await ask(null, { range: { from, to } })).products?.map(({ changes }) => changes)
  expect(await changesOn('2021-02-12', '2021-02-15')).toEqual([2])
  expect(await changesOn('2021-02-10', '2021-02-12')).toEqual([0])
})

it('a category is the one that was known then', async () => {
  await givenShop()
  const named = async (asOf: string | null) =>
    (await ask(asOf, { scope: { category: 'Palms' } })).products?.map(({ product }) => product)
  expect(await named('2021-02-14')).toEqual(['Palm'])
  expect(await named(null)).toEqual(['Fern'])
  expect((await ask(null, { scope: { product: 'f' } })).products).toHaveLength(1)
  await expect(ask(null, { scope: { category: 'Trees' } })).rejects.toMatchObject({
    code: 'unknown_category',
  })
})

it('leaves out what a complete delivery had no longer, from that day on, whatever the snapshots made of it', async () => {
  await givenShop()
  await db().product.updateMany({ data: { goneAt: new Date(at(15)) } })
  expect((await ask('2021-02-14')).products?.map(({ product }) => product)).toEqual(['Fern', 'Palm'])
  expect((await ask('2021-02-15')).products).toEqual([])
  expect((await ask(null)).products).toEqual([])
  await db().product.updateMany({ data: { goneAt: null } })
  expect((await ask(null)).products?.map(({ product }) => product)).toEqual(['Fern'])
})

it('before the first snapshot nothing was known, and without any there is no beginning', async () => {
  expect(await ask(null)).toMatchObject({ known: { beginsAt: null }, products: null })
  await givenShop()
  expect(await ask('2021-02-09')).toMatchObject({ known: { beginsAt: at(10) }, products: null })
  expect(await ask(null)).toMatchObject({ known: { at: NOW.now.toISOString(), beginsAt: at(10) } })
})
