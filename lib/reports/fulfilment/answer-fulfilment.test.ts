import { expect, it } from 'vitest'
import { toPlainText } from '../sentences'
import { answerLate, answerShipTime } from './answer-fulfilment'
import { type FulfilmentCounts, toFulfilmentResult } from './fulfilment-result'

const KNOWN = { asOf: null, at: '2021-02-20T00:00:00Z', beginsAt: '2021-02-11T00:00:00Z', undated: 0 }
const NONE = toFulfilmentResult(
  { range: null, unit: 'sessions', scope: {}, grain: 'day', fiscalMonth: 1 },
  KNOWN,
  [],
).all as FulfilmentCounts
const times = (orders: number, seconds: number) => ({
  orders,
  median: { pairs: orders, seconds, interval: { low: seconds, high: seconds } },
  p90Seconds: 2 * seconds,
})

it.each([
  [{}, 'No time of delivery was promised for these orders, so none can be late.'],
  [
    { promised: 3, open: 3 },
    'Nothing is decided yet: 3 promised orders are neither delivered nor past their time.',
  ],
  [
    { promised: 2, promiseUntold: 1, promiseContradictory: 1 },
    'Nothing can be told of the 2 promised orders: what is known contradicts itself, or does not say when.',
  ],
  [
    { promised: 5, decided: 4, late: 1, lateShare: 0.25, lateInterval: { low: 0.05, high: 0.7 }, open: 1 },
    '25 % of 4 promises were broken (95 %: 5 % to 70 %): 1 order came after the time that was promised, or had not come when it should have. 1 more is still open.',
  ],
  [
    { promised: 4, decided: 4, late: 0, lateShare: 0, lateInterval: { low: 0, high: 0.49 } },
    '0 % of 4 promises were broken (95 %: 0 % to 49 %): every order came in time.',
  ],
])('says how much comes late: %j', (counts, sentence) => {
  expect(toPlainText(answerLate({ ...NONE, ...counts }))).toBe(sentence)
})

it.each([
  [{ orders: 1 }, 'No shipment was known of this order, so there is no time to tell.'],
  [{ orders: 12 }, 'No shipment was known of these 12 orders, so there is no time to tell.'],
  [
    { orders: 12, toShipped: times(4, 3600) },
    'Half of 4 orders ship within 1 h of their checkout, nine of ten within 2 h. None was known to be delivered.',
  ],
  [
    { orders: 12, toShipped: times(4, 3600), toDelivered: times(2, 86_400) },
    'Half of 4 orders ship within 1 h of their checkout, nine of ten within 2 h. Half are delivered within 1 d.',
  ],
])('says how long it takes: %j', (counts, sentence) => {
  expect(toPlainText(answerShipTime({ ...NONE, ...counts }))).toBe(sentence)
})
