import type { ReportQuery } from '@/lib/query/report-query'

/** Orders in one currency, and what came back of them. Amounts are in it; counts are of orders where nothing else is said. */
export type MoneyLine = Readonly<{
  /** Three letters of ISO 4217; null: nobody said which. */
  currency: string | null
  orders: number
  /** Of which nobody said an amount; they are in no sum. */
  withoutAmount: number
  /** All that was ordered, whatever became of it. */
  gross: number
  cancelled: number
  cancelledAmount: number
  /** Of which money came back, by a refund in their currency or by their status. */
  refunded: number
  refundedAmount: number
  /** Of which somebody said that money came back, and not how much. */
  refundedWithoutAmount: number
  /** Of which more came back than was paid. */
  refundedAbove: number
  /** What is left of gross; what came back of a cancelled order is taken off once. */
  net: number
  /** Refunds in this currency of orders in another one, and their amount: in no sum before. */
  otherRefunds: number
  otherAmount: number
  /** The same of orders that nobody knows. */
  unknownRefunds: number
  unknownAmount: number
}>

export type MoneyResult = Readonly<{
  query: ReportQuery
  /** A line a currency, those of most orders first; amounts of two lines are never added. */
  lines: readonly MoneyLine[]
}>

/** Whether anything is to be said of amounts. */
export function hasAmounts({ lines }: MoneyResult): boolean {
  return lines.some((line) => line.orders > line.withoutAmount || hasRefunds(line))
}

function hasRefunds({ refunded, otherRefunds, unknownRefunds }: MoneyLine): boolean {
  return refunded + otherRefunds + unknownRefunds > 0
}
