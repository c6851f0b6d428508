import { expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/query/report-query'
import { toPlainText } from '../sentences'
import { answerMoney } from './answer-money'
import type { MoneyLine } from './money-result'

const LINE: MoneyLine = {
  currency: 'EUR',
  orders: 3,
  withoutAmount: 0,
  gross: 60,
  cancelled: 0,
  cancelledAmount: 0,
  refunded: 0,
  refundedAmount: 0,
  refundedWithoutAmount: 0,
  refundedAbove: 0,
  net: 60,
  otherRefunds: 0,
  otherAmount: 0,
  unknownRefunds: 0,
  unknownAmount: 0,
}

const say = (...lines: readonly Partial<MoneyLine>[]) =>
  toPlainText(answerMoney({ query: EVERYTHING, lines: lines.map((line) => ({ ...LINE, ...line })) }))

it.each([
  [[{}], '3 orders brought €60.00. None of them was cancelled or refunded.'],
  [
    [{ cancelled: 1, cancelledAmount: 20, refunded: 2, refundedAmount: 5, net: 35 }],
    '3 orders brought €60.00. Of that €20.00 (1 order) was cancelled and €5.00 (2 orders) was refunded, which leaves €35.00.',
  ],
  [
    [{ currency: null }],
    '3 orders brought 60.00. None of them was cancelled or refunded. No currency was said.',
  ],
  [
    [{}, { currency: 'USD', orders: 1, gross: 5 }, { currency: null, orders: 1, gross: 2 }],
    '3 orders brought €60.00. None of them was cancelled or refunded. Beside that stand $5.00 of 1 order and 2.00 in no currency that was said of 1 order: amounts of two currencies are not added.',
  ],
  [
    [{}, { currency: 'GBP', orders: 0, gross: 0, net: 0, otherRefunds: 1, otherAmount: 4 }],
    '3 orders brought €60.00. None of them was cancelled or refunded.',
  ],
  [[{ withoutAmount: 3, gross: 0 }], 'Nobody said what these orders brought.'],
  [[], 'Nobody said what these orders brought.'],
])('%j: %s', (lines, sentence) => {
  expect(say(...lines)).toBe(sentence)
})
