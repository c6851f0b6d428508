import { formatList } from '@/lib/format/format-list'
import { formatMoney } from '@/lib/format/format-money'
import { formatCount } from '@/lib/format/format-number'
import { type Sentences, say, strong } from '../sentences'
import { hasAmounts, type MoneyLine, type MoneyResult } from './money-result'

/**
 * "1,204 orders brought €56,000.00. Of that €500.00 (12 orders) was cancelled and €230.00 (8 orders) was refunded, which
 * leaves €55,270.00." Of a shop with several currencies the one of most orders; the others are named. Says where no currency was said.
 */
export function answerMoney(result: MoneyResult): Sentences {
  const [main, ...others] = result.lines.filter(({ orders }) => orders > 0)
  if (!main || !hasAmounts(result)) return say`Nobody said what these orders brought.`
  const first = say`${countOrders(main)} brought ${strong(formatMoney(main.gross, main.currency))}.`
  return [...first, ...sayBack(main), ...sayCurrencies(main, others)]
}

function sayBack(line: MoneyLine): Sentences {
  const parts = [
    ...(line.cancelled > 0 ? [`${sayPart(line.cancelled, line.cancelledAmount, line)} was cancelled`] : []),
    ...(line.refunded > 0 ? [`${sayPart(line.refunded, line.refundedAmount, line)} was refunded`] : []),
  ]
  if (parts.length === 0) return say` None of them was cancelled or refunded.`
  return say` Of that ${formatList(parts)}, which leaves ${strong(formatMoney(line.net, line.currency))}.`
}

function sayPart(orders: number, amount: number, { currency }: MoneyLine): string {
  return `${formatMoney(amount, currency)} (${formatCount(orders)} ${orders === 1 ? 'order' : 'orders'})`
}

function sayCurrencies(main: MoneyLine, others: readonly MoneyLine[]): Sentences {
  if (others.length === 0) return main.currency === null ? say` No currency was said.` : []
  const named = others.map(
    (line) => `${formatMoney(line.gross, line.currency)}${sayUnnamed(line)} of ${countOrders(line)}`,
  )
  return say` Beside that stand ${formatList(named)}: amounts of two currencies are not added.`
}

function sayUnnamed({ currency }: MoneyLine): string {
  return currency === null ? ' in no currency that was said' : ''
}

function countOrders({ orders }: MoneyLine): string {
  return `${formatCount(orders)} ${orders === 1 ? 'order' : 'orders'}`
}
