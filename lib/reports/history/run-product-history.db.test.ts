import { expect, it } from 'vitest'
import { PRODUCT_FIELDS } from '@/lib/orders/changing-field'
import type { Knowledge } from '@/lib/query/knowledge'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenProductVersions } from '@/lib/testing/shop/product-versions'
import { HARD_NAMES } from '@/lib/testing/shop/shop-journeys'
import { toHistoryTable } from './history-table'
import { runProductHistory } from './run-history'

const db = useTestDatabase()

const NOW: Knowledge = { asOf: null, now: '2021-02-20T12:00:00.000Z', today: '2021-02-20', timeZone: 'UTC' }
const at = (day: number) => `2021-02-${day}T12:00:00.000Z`

async function givenHistory() {
  await givenProductVersions(db(), [
    { id: 'f', name: 'Fern', price: 10, inventory: 1200, from: at(10), to: at(12) },
    { id: 'f', name: 'Fern', price: 12.5, inventory: 1200, from: at(12), to: at(14) },
    { id: 'f', name: 'Fern', price: 12.5, inventory: 0, from: at(15) },
    { id: 'other', from: at(10) },
  ])
}

it('tells what was found of it, field by field, also that it was away', async () => {
  await givenHistory()
  const history = await runProductHistory(db(), 'f', NOW)
  expect(history).toMatchObject({ name: 'Fern', versions: 3, now: { price: '12.50', inventory: '0' } })
  expect(toHistoryTable(history.entries, PRODUCT_FIELDS, 'EUR').rows).toEqual([
    [at(10), 'first_known', at(10), at(12), 'price', null, '10.00', 'EUR'],
    [at(10), 'first_known', at(10), at(12), 'inventory', null, '1200', null],
    [at(10), 'first_known', at(10), at(12), 'name', null, 'Fern', null],
    [at(12), 'changed', at(12), at(14), 'price', '10.00', '12.50', 'EUR'],
    [at(14), 'gone', at(14), at(15), null, null, null, null],
    [at(15), 'back', at(15), null, 'inventory', '1200', '0', null],
  ])
})

it('on an earlier day tells no more than was known', async () => {
  await givenHistory()
  const on = (asOf: string) => runProductHistory(db(), 'f', { ...NOW, asOf })
  expect((await on('2021-02-11')).entries.map(({ kind, knownTo }) => [kind, knownTo])).toEqual([
    ['first_known', null],
  ])
  expect((await on('2021-02-14')).now).toBeNull()
  await expect(on('2021-02-09')).rejects.toMatchObject({
    code: 'no_history',
    message: 'This product was not known then; it is known since 10 Feb 2021, 12:00.',
  })
  await expect(runProductHistory(db(), 'none', NOW)).rejects.toMatchObject({ code: 'no_history' })
})

it.each(HARD_NAMES)('a product by the id %j is found', async (id) => {
  await givenProductVersions(db(), [{ id, price: 1, from: at(10) }])
  expect((await runProductHistory(db(), id, NOW)).now?.price).toBe('1.00')
})
