import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { runShopCurrency } from './shop-currency'

const db = useTestDatabase()

async function given(...currencies: readonly (string | null)[]) {
  await db().order.createMany({
    data: currencies.map((currency, index) => ({
      userId: 'ann',
      id: String(index),
      orderTotal: 1,
      currency,
    })),
  })
}

it('is the only one, or that of most orders with the others beside', async () => {
  await given('EUR', 'eur', 'USD')
  expect(await runShopCurrency(db(), null)).toEqual({
    currency: 'EUR',
    others: [{ currency: 'USD', orders: 1 }],
  })
})

it('is that of the settings where orders say none', async () => {
  await given(null, null, 'USD')
  expect(await runShopCurrency(db(), 'CHF')).toEqual({
    currency: 'CHF',
    others: [{ currency: 'USD', orders: 1 }],
  })
  expect(await runShopCurrency(db(), null)).toEqual({
    currency: 'USD',
    others: [{ currency: null, orders: 2 }],
  })
})

it('is none where nobody says one', async () => {
  await given(null)
  expect(await runShopCurrency(db(), null)).toBeNull()
  await db().order.deleteMany()
  expect(await runShopCurrency(db(), null)).toBeNull()
  expect(await runShopCurrency(db(), 'CHF')).toEqual({ currency: 'CHF', others: [] })
})
