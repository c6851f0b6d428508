import { requireScope } from '@/lib/store/products'
import { askStoredOrders } from '../orders-asked'
import { defineReport } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import type { MoneyLine, MoneyResult } from './money-result'
import { type MoneyRow, moneySql } from './money-sql'

const COLUMNS: readonly Column<MoneyLine>[] = [
  ...toColumns<MoneyLine>('text', 'currency'),
  ...toColumns<MoneyLine>('count', 'orders', 'withoutAmount'),
  ...toColumns<MoneyLine>('amount', 'gross'),
  ...toColumns<MoneyLine>('count', 'cancelled'),
  ...toColumns<MoneyLine>('amount', 'cancelledAmount'),
  ...toColumns<MoneyLine>('count', 'refunded'),
  ...toColumns<MoneyLine>('amount', 'refundedAmount'),
  ...toColumns<MoneyLine>('count', 'refundedWithoutAmount', 'refundedAbove'),
  ...toColumns<MoneyLine>('amount', 'net'),
  { name: 'other_currency_refunds', kind: 'count', value: (row) => row.otherRefunds },
  { name: 'other_currency_amount', kind: 'amount', value: (row) => row.otherAmount },
  { name: 'unknown_order_refunds', kind: 'count', value: (row) => row.unknownRefunds },
  { name: 'unknown_order_amount', kind: 'amount', value: (row) => row.unknownAmount },
]

/** A row a currency, those of most orders first; an empty currency: nobody said which. */
export const MONEY = defineReport({
  name: 'money',
  title: 'What orders brought',
  question: 'What did orders bring, and how much of it was cancelled or came back?',
  reads: ['order', 'order_day', 'order_item', 'order_standing', 'product', 'refund'],
  takes: ['timeZone', 'currency'],
  tellsOf: 'orders',
  counted: {
    what: 'Orders, by the day on which they were made, and what came back of them',
    note: 'A row a currency: amounts of two are never added. Refunds are those of these orders, whenever they came.',
  },
  run: async (db, { query, timeZone, currency = null }): Promise<MoneyResult> => {
    await requireScope(db, query.scope)
    const asked = await askStoredOrders(db, 'money', query, timeZone)
    return { query, lines: await db.$queryRaw<MoneyRow[]>(moneySql(asked, query, { timeZone, currency })) }
  },
  toTable: ({ lines }) => toReportTable(COLUMNS, lines),
  toJson: ({ lines }) => ({ rows: toRecords(toReportTable(COLUMNS, lines)) }),
})
