import { expect, test } from 'vitest'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import type { ReportQuery } from '@/lib/query/report-query'
import { toMarked } from '@/lib/testing/to-marked'
import { toFunnelResult } from '../funnel/funnel-result'
import { toPlainText } from '../sentences'
import { toTimeToStepResult } from '../time-to-step/time-to-step-result'
import { answerChange, listRateChanges } from './answer-change'
import { answerDropOff, explainDropOff, listDropOffs } from './answer-drop-off'
import { answerFunnel, explainInferred } from './answer-funnel'
import { answerTiming } from './answer-timing'
import { answerWhy } from './answer-why'

const allTime: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}
const april: ReportQuery = { ...allTime, range: { from: '2021-04-01', to: '2021-05-01' } }
const march: ReportQuery = { ...allTime, range: { from: '2021-03-02', to: '2021-04-01' } }
const data = { from: '2021-01-01', to: '2021-06-01' }

/** 1 viewed, 3 also added, 7 also checked out, 6 without a view. */
function funnel(
  query: ReportQuery,
  viewed: number,
  carted: number,
  checkedOut: number,
  extra: { steps: number; units: number }[] = [],
) {
  const rows = [
    { steps: 1, units: viewed - carted },
    { steps: 3, units: carted - checkedOut },
    { steps: 7, units: checkedOut },
    ...extra,
  ]
  return toFunnelResult(query, toMarked(rows))
}

const greenery = funnel(allTime, 578, 467, 361)

test('the funnel is said with its counts and overall shares', () => {
  expect(toPlainText(answerFunnel(greenery))).toBe(
    'Of 578 sessions that viewed a product, 467 (81 %) added to cart and 361 (62 %) checked out.',
  )
  expect(toPlainText(answerFunnel(toFunnelResult(allTime, [])))).toBe(
    'No sessions reached the funnel in this range.',
  )
})

test('steps that were not recorded are said, in singular and plural', () => {
  expect(explainInferred(greenery)).toBeNull()
  expect(explainInferred(funnel(allTime, 10, 5, 3, [{ steps: 6, units: 12 }]))).toBe(
    '12 sessions are counted as viewed because they reached a later step; the page view was not recorded.',
  )
  expect(explainInferred(funnel(allTime, 10, 5, 3, [{ steps: 6, units: 1 }]))).toContain(
    '1 session is counted',
  )
})

test('the largest drop-off is by count, and a larger share elsewhere is not hidden', () => {
  expect(listDropOffs(greenery).map(({ lost, of }) => [lost, of])).toEqual([
    [111, 578],
    [106, 467],
  ])
  expect(toPlainText(answerDropOff(greenery))).toBe(
    'The largest drop-off is from viewed to added to cart: 19 % of sessions (111 of 578) stop there. In proportion more are lost from added to cart to checked out: 23 % (106 of 467).',
  )
  expect(toPlainText(answerDropOff(funnel(allTime, 10, 10, 10)))).toBe(
    'No sessions stopped between two steps in this range.',
  )
})

test('times are said with mean and median, and what is missing too', () => {
  const row = { part: '', left_out: 3, histogram: {} }
  const result = toTimeToStepResult(allTime, [
    { ...row, gap: 0, pairs: 985, mean_seconds: 72.2, quantiles: [47, 200] },
    { ...row, gap: 1, pairs: 862, mean_seconds: 151.2, quantiles: [130, 200] },
  ])
  expect(toPlainText(answerTiming(result))).toBe(
    'Users add to cart 1 min 12 s after first seeing a product, on average; half do so within 47 s. They check out 2 min 31 s after adding it, on average; half within 2 min 10 s.',
  )
  expect(toPlainText(answerTiming(toTimeToStepResult(allTime, [])))).toMatch(/no time to tell/)
})

test('a change is called one only where the test separates it', () => {
  const up = answerChange(funnel(april, 2000, 1500, 1100), funnel(march, 2000, 1400, 900), data)
  expect(toPlainText(up)).toBe(
    'Yes. Checkout per view is up to 55 % from 45 % in the 30 days before (+10 pp), more than chance explains; how much is usual cannot be known from so few ranges before. 2,000 sessions viewed a product, ±0 % against 2,000.',
  )
  const unclear = answerChange(funnel(april, 50, 30, 21), funnel(march, 40, 25, 16), data)
  expect(toPlainText(unclear)).toContain("Can't tell yet.")
  expect(toPlainText(unclear)).not.toContain('would tell')
  const nearly = answerChange(funnel(april, 1000, 500, 320), funnel(march, 10_000, 5000, 3000), data)
  expect(toPlainText(nearly)).toContain('more sessions at these rates would tell.')
})

test('a change is called one only where it is more than is usual too, and both are said', () => {
  const [now, before] = [funnel(april, 2000, 1500, 1100), funnel(march, 2000, 1400, 900)]
  const pairOf = (checkedOut: number) => {
    const reached = (count: number) => [2000, 1400, count, 0]
    return { ranges: { before: data, now: data }, before: reached(900), now: reached(checkedOut) }
  }
  const sayAfter = (...checkedOut: number[]) => {
    const usual = { query: now.query, pairs: checkedOut.map(pairOf), likeness: null }
    return toPlainText(answerChange(now, before, data, { usual }))
  }
  expect(sayAfter(910, 880, 900, 920)).toContain(
    'more than chance explains and more than is usual between such ranges (about 0.75 pp, from 4 past pairs).',
  )
  expect(sayAfter(1100, 700, 1080, 720)).toContain(
    "Can't tell yet. Checkout per view is 55 % after 45 % in the 30 days before; +10 pp is more than chance explains, but not more than is usual between such ranges (about 9.5 pp, from 4 past pairs).",
  )
})

test('without a range before there is a sentence, and no verdict', () => {
  expect(toPlainText(answerChange(greenery, null, data))).toMatch(/^All time has nothing before/)
  const early = { from: '2021-04-01', to: '2021-06-01' }
  expect(toPlainText(answerChange(funnel(april, 9, 5, 3), funnel(march, 0, 0, 0), early))).toBe(
    'There are no sessions in the 30 days before to compare with.',
  )
  const half = { from: '2021-03-20', to: '2021-06-01' }
  expect(toPlainText(answerChange(funnel(april, 90, 50, 30), funnel(march, 40, 30, 20), half))).toContain(
    'Of the 30 days before only a part is covered by data.',
  )
})

test('days that are not directly before are called by their names', () => {
  const lastYear = { ...funnel(march, 100, 50, 20) }
  const named = { ...lastYear, query: { ...lastYear.query, range: { from: '2020-04-01', to: '2020-05-01' } } }
  const data = { from: '2020-01-01', to: '2021-06-01' }
  expect(toPlainText(answerChange(funnel(april, 100, 60, 22), named, data))).toContain(
    'after 20 % in 1 Apr 2020 – 30 Apr 2020;',
  )
})

test('rates are compared in the order of the funnel', () => {
  const changes = listRateChanges(funnel(march, 100, 50, 20), funnel(april, 100, 60, 20))
  expect(changes.map(({ rate, now }) => [rate.name, now.part, now.whole])).toEqual([
    ['cart_per_view', 60, 100],
    ['checkout_per_cart', 20, 60],
    ['checkout_per_view', 20, 100],
  ])
})

test('the change is laid on its largest part, and a paradox is named', () => {
  const parts = { changes: [0.01, 0.036, -0.006, 0, 0.04], opposed: false }
  expect(toPlainText(answerWhy(PRODUCT_FUNNEL, parts))).toBe(
    'Of the change of checkout per product view, +4 pp, the largest part comes from how many check out what they added: +3.6 pp.',
  )
  expect(toPlainText(answerWhy(PRODUCT_FUNNEL, { ...parts, opposed: true }))).toContain('Beware:')
  const none = { changes: [0, 0, 0, 0, 0], opposed: false }
  expect(toPlainText(answerWhy(PRODUCT_FUNNEL, none))).toBe(
    'Nothing changed in checkout per product view, in no part.',
  )
})

test('beside its figure a rate is not named again, and the largest loss neither', () => {
  const [now, before] = [funnel(april, 5000, 2600, 2000), funnel(march, 5000, 2500, 1500)]
  const [, , overall] = listRateChanges(before, now)
  expect(toPlainText(answerChange(now, before, data, undefined, overall?.rate))).toBe(
    'From 30 % in the 30 days before (+10 pp), more than chance explains; how much is usual cannot be known from so few ranges before. 5,000 sessions viewed a product, ±0 % against 5,000.',
  )
  expect(toPlainText(explainDropOff(greenery))).toMatch(
    /^From viewed to added to cart: 111 of 578 sessions stop there\. /,
  )
})
