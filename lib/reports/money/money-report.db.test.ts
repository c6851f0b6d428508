import { describe, expect, it } from 'vitest'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { toAsker } from '../asker'
import { MONEY } from './money-report'
import type { MoneyLine } from './money-result'

const db = useTestDatabase()

type GivenOrder = Readonly<{ id: string; total?: number; currency?: string; status?: string; on?: string }>
type GivenRefund = Readonly<{ of: string; amount?: number; currency?: string; on?: string }>

const noon = (day = '2021-02-10') => new Date(`${day}T12:00:00Z`)

async function given(orders: readonly GivenOrder[], refunds: readonly GivenRefund[] = []) {
  await db().order.createMany({
    data: orders.map(({ id, total = null, currency = null, status = null, on }) => {
      return { userId: 'ann', id, orderTotal: total, currency, status, createdAt: noon(on) }
    }),
  })
  await db().refund.createMany({
    data: refunds.map(({ of, amount = null, currency = null, on }, index) => {
      return { userId: 'ann', id: String(index), orderId: of, amount, currency, refundedAt: noon(on) }
    }),
  })
}

const ask = async (asked: Partial<ReportQuery> = {}, currency?: string) => {
  const query = { ...EVERYTHING, ...asked }
  const settings = { query, timeZone: 'UTC', ...(currency && { currency }) }
  return (await toAsker(db()).report('money', settings as never)).lines
}

const NOTHING: MoneyLine = {
  currency: null,
  orders: 0,
  withoutAmount: 0,
  gross: 0,
  cancelled: 0,
  cancelledAmount: 0,
  refunded: 0,
  refundedAmount: 0,
  refundedWithoutAmount: 0,
  refundedAbove: 0,
  net: 0,
  otherRefunds: 0,
  otherAmount: 0,
  unknownRefunds: 0,
  unknownAmount: 0,
}

describe('what orders brought', () => {
  it('amounts of two currencies are never added, whatever the case of their letters', async () => {
    await given([
      { id: 'a', total: 10.1, currency: 'EUR' },
      { id: 'b', total: 20.2, currency: 'eur' },
      { id: 'c', total: 5, currency: 'USD' },
      { id: 'd', total: 7 },
      { id: 'e', currency: 'EUR' },
    ])
    const usd = { ...NOTHING, currency: 'USD', orders: 1, gross: 5, net: 5 }
    const eur = { ...NOTHING, currency: 'EUR', orders: 3, withoutAmount: 1, gross: 30.3, net: 30.3 }
    expect(await ask()).toEqual([eur, usd, { ...NOTHING, orders: 1, gross: 7, net: 7 }])
    expect(await ask({}, 'USD')).toEqual([eur, { ...usd, orders: 2, gross: 12, net: 12 }])
  })

  it('cancelled and refunded stand beside gross, and what came back of a cancelled order is taken off once', async () => {
    await given(
      [
        { id: 'a', total: 100, currency: 'EUR' },
        { id: 'b', total: 50, currency: 'EUR', status: ' Canceled' },
        { id: 'c', total: 40, currency: 'EUR', status: 'refunded' },
        { id: 'd', total: 30, currency: 'EUR', status: 'refunded' },
      ],
      [
        { of: 'a', amount: 10.5 },
        { of: 'a', amount: 9.5, currency: 'EUR', on: '2021-05-01' },
        { of: 'b', amount: 50 },
        { of: 'd', amount: 3 },
      ],
    )
    expect(await ask({ range: { from: '2021-02-10', to: '2021-02-11' } })).toEqual([
      {
        ...NOTHING,
        currency: 'EUR',
        orders: 4,
        gross: 220,
        cancelled: 1,
        cancelledAmount: 50,
        refunded: 4,
        refundedAmount: 113,
        net: 107,
      },
    ])
  })

  it('a refund greater than its order, of an unknown order, of another currency or without an amount is shown', async () => {
    await given(
      [
        { id: 'a', total: 10, currency: 'EUR' },
        { id: 'b', total: 20, currency: 'EUR' },
        { id: 'c', total: 30, currency: 'EUR' },
      ],
      [
        { of: 'a', amount: 12 },
        { of: 'b' },
        { of: 'c', amount: 4, currency: 'USD' },
        { of: 'nobody knows', amount: 8, currency: 'USD' },
        { of: 'of another day', amount: 1, currency: 'USD', on: '2021-03-10' },
      ],
    )
    const range = { from: '2021-02-10', to: '2021-02-11' }
    expect(await ask({ range })).toEqual([
      {
        ...NOTHING,
        currency: 'EUR',
        orders: 3,
        gross: 60,
        refunded: 2,
        refundedAmount: 12,
        refundedWithoutAmount: 1,
        refundedAbove: 1,
        net: 48,
      },
      {
        ...NOTHING,
        currency: 'USD',
        otherRefunds: 1,
        otherAmount: 4,
        unknownRefunds: 1,
        unknownAmount: 8,
      },
    ])
    expect((await ask()).at(-1)).toMatchObject({ unknownRefunds: 2, unknownAmount: 9 })
  })

  it('of a product it is the orders that hold it, with all that was paid', async () => {
    await given(
      [
        { id: 'a', total: 10, currency: 'EUR' },
        { id: 'b', total: 20, currency: 'EUR' },
      ],
      [{ of: 'nobody knows', amount: 8, currency: 'EUR' }],
    )
    await db().product.create({ data: { id: 'zz', name: 'ZZ Plant' } })
    await db().orderItem.create({ data: { userId: 'ann', orderId: 'b', productId: 'zz', quantity: 1 } })
    expect(await ask({ scope: { product: 'zz' } })).toEqual([
      { ...NOTHING, currency: 'EUR', orders: 1, gross: 20, net: 20 },
    ])
  })

  it('an order that a complete file has no more is none', async () => {
    await given([{ id: 'a', total: 10, currency: 'EUR' }], [{ of: 'a', amount: 2 }])
    await db().order.updateMany({ data: { goneAt: new Date() } })
    expect(await ask()).toEqual([{ ...NOTHING, unknownRefunds: 1, unknownAmount: 2 }])
  })
})

/** The same as a loop over orders and refunds, as one would say it. */
function naive(orders: readonly GivenOrder[], refunds: readonly GivenRefund[]): Map<string, number[]> {
  const lines = new Map<string, number[]>()
  const add = (currency = '', place: number, amount: number) => {
    const line = lines.get(currency) ?? [0, 0, 0]
    line[place] = (line[place] ?? 0) + amount
    lines.set(currency, line)
  }
  for (const { id, total = 0, currency, status } of orders) {
    const own = refunds.filter(({ of, currency: its = currency }) => of === id && its === currency)
    const amounts = own.flatMap(({ amount }) => amount ?? [])
    const back = amounts.length > 0 ? amounts.reduce((a, b) => a + b, 0) : status === 'refunded' ? total : 0
    add(currency, 0, total)
    add(currency, 1, back)
    add(currency, 2, status === 'cancelled' ? -Math.max(back - total, 0) : total - back)
  }
  for (const { of, currency } of refunds) {
    const order = orders.find(({ id }) => id === of)
    if (!order || (currency ?? order.currency) !== order.currency) add(currency, 0, 0)
  }
  return lines
}

it('sums what a loop sums', async () => {
  const pick = <T>(index: number, ...values: readonly T[]) => values[index % values.length] as T
  const orders = Array.from({ length: 60 }, (_, index): GivenOrder => {
    const currency = pick(index, 'EUR', 'USD', undefined)
    const status = pick(index * 7, 'cancelled', 'refunded', 'delivered', undefined, 'shipped')
    return { id: `o${index}`, total: index * 3, ...(currency && { currency }), ...(status && { status }) }
  })
  const refunds = Array.from({ length: 50 }, (_, index): GivenRefund => {
    const currency = pick(index, undefined, 'EUR', 'USD', 'CHF')
    const amount = pick(index, 5, 40, undefined, 100, 7)
    return { of: `o${(index * 13) % 70}`, ...(currency && { currency }), ...(amount && { amount }) }
  })
  await given(orders, refunds)
  const told = (await ask()).map(
    (line) => [line.currency ?? '', [line.gross, line.refundedAmount, line.net]] as const,
  )
  const expected = [...naive(orders, refunds)]
  expect(told.toSorted()).toEqual(expected.toSorted())
})

it('has its columns in an order that stays', () => {
  expect(
    MONEY.toTable({ query: EVERYTHING, lines: [] }, {} as never).columns.map(({ name }) => name),
  ).toEqual([
    'currency',
    'orders',
    'without_amount',
    'gross',
    'cancelled',
    'cancelled_amount',
    'refunded',
    'refunded_amount',
    'refunded_without_amount',
    'refunded_above',
    'net',
    'other_currency_refunds',
    'other_currency_amount',
    'unknown_order_refunds',
    'unknown_order_amount',
  ])
})
