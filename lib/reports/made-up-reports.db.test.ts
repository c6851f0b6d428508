import { expect, it } from 'vitest'
import type { Funnel } from '@/lib/funnel/definition'
import { EVERYTHING, overRange } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { wilson } from '@/lib/stats/wilson'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { FIVE_STEPS, TWO_STEPS } from '@/lib/testing/naive/made-up-funnels'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'
import { toAsker } from './asker'
import { answerProducts } from './drop-offs/answer-products'
import { answerTiming } from './overview/answer-timing'
import { answerWhy } from './overview/answer-why'
import { PRODUCTS } from './products/products-report'
import { toRecords } from './report-table'
import { toPlainText } from './sentences'
import { TIMES_BY_PRODUCT } from './time-to-step/time-to-step-report'

// What a report says of a funnel is made of its steps: none is known to the reports.

const db = useTestDatabase()

/** On the first day bob stops after his visit; on the next nobody does. */
const SHOP = {
  ann: 'search:zz@0s view:zz@10s cart:zz@40s checkout:zz@100s | view:zz@25h cart:zz@26h checkout:zz@27h',
  bob: 'search:zz@0s view:zz@10s | view:zz@25h cart:zz@26h checkout:zz@27h',
  cat: 'view:zz@20d view:yy@20.1d',
}

async function askAll(funnel: Funnel) {
  await storeJourneys(db(), parseJourneys(SHOP))
  await runRefresh(db(), { timeZone: 'UTC', funnel })
  const query = { ...EVERYTHING, funnel }
  const [day, next] = [9, 10].map((one) =>
    overRange(query, { from: `2021-02-${String(one).padStart(2, '0')}`, to: `2021-02-${one + 1}` }),
  )
  if (!day || !next) throw new Error('There are two days.')
  const ask = toAsker(db()).report
  const [products, times, change, open, worth] = await Promise.all([
    ask('products', { query }),
    ask('times-by-product', { query }),
    ask('change', { query: next, before: day }),
    ask('open', { query, now: new Date('2021-03-03T00:00:00Z'), conversionHours: 24 }),
    ask('worth', { query, today: '2021-03-03' }),
  ])
  const [zz] = PRODUCTS.toJson(products, { query }).rows as readonly object[]
  return {
    columns: PRODUCTS.toTable(products, { query }).columns.map(({ name }) => name),
    zz,
    pairs: products.pairs,
    times: toRecords(TIMES_BY_PRODUCT.toTable(times, { query })).find(({ product }) => product === 'zz'),
    changes: change.parts?.changes.map((part) => Number(part.toFixed(12))),
    open: [open.entered, open.converted, open.open, open.lost],
    worth: worth.lines.filter(({ id }) => id === 'zz').map(({ step, part, whole }) => [step, part, whole]),
    said: [
      answerProducts(await ask('product-drop-offs', { query })),
      answerTiming(await ask('time-to-step', { query })),
      change.parts && answerWhy(funnel, change.parts),
    ].map((one) => one && toPlainText(one)),
  }
}

it('a funnel of five steps, the last of which is the shop’s, has its own columns, parts and words', async () => {
  expect(await askAll(FIVE_STEPS)).toEqual({
    columns: [
      'product',
      'made_search',
      'made_visit',
      'made_choice',
      'made_purchase',
      'visit_per_search',
      'choice_per_visit',
      'purchase_per_choice',
      'purchase_per_search',
      'at_least',
    ],
    zz: {
      product: 'zz',
      product_id: 'zz',
      made_search: 5,
      made_visit: 5,
      made_choice: 3,
      made_purchase: 3,
      made_delivery: 0,
      ...shareOf('visit_per_search', 5, 5),
      ...shareOf('choice_per_visit', 3, 5),
      ...shareOf('purchase_per_choice', 3, 3),
      ...shareOf('purchase_per_search', 3, 5),
      at_least: expect.closeTo(0.2094, 4),
    },
    pairs: { reached: [6, 6, 3, 3, 0] },
    times: {
      product: 'zz',
      ...timesOf('search_to_visit', [10, 10]),
      ...timesOf('visit_to_choice', [30, 3600, 3600]),
      ...timesOf('choice_to_purchase', [60, 3600, 3600]),
    },
    changes: [0, 0.5, 0, 0, 0, 0.5],
    open: [5, 3, 0, 2],
    worth: [
      ['visit_to_choice', 3, 5],
      ['choice_to_purchase', 3, 3],
      ['search_to_visit', 5, 5],
    ],
    said: [
      'Most is lost at zz: 2 of 5 sessions that made a visit it did not make a choice (40 %). That follows its traffic: its rate cannot be told apart from that of the other products (50 % of all product visits).',
      'Users make a visit 10 s after making a search, on average; half do so within 10 s. They make a choice 40 min 10 s after making a visit, on average; half within 1 h. They make a purchase 40 min 20 s after making a choice, on average; half within 1 h.',
      'Of the change of purchase per product search, +50 pp, the largest part comes from how many make a choice: +50 pp.',
    ],
  })
})

it('a funnel of two steps has one rate, one time and one part', async () => {
  expect(await askAll(TWO_STEPS)).toEqual({
    columns: ['product', 'made_visit', 'made_purchase', 'purchase_per_visit', 'at_least'],
    zz: {
      product: 'zz',
      product_id: 'zz',
      made_visit: 5,
      made_purchase: 3,
      ...shareOf('purchase_per_visit', 3, 5),
      at_least: expect.closeTo(0.2094, 4),
    },
    pairs: { reached: [6, 3] },
    times: { product: 'zz', ...timesOf('visit_to_purchase', [90, 7200, 7200]) },
    changes: [0.5, 0, 0, 0.5],
    open: [5, 3, 0, 2],
    worth: [['visit_to_purchase', 3, 5]],
    said: [
      'Most is lost at zz: 2 of 5 sessions that made a visit it did not make a purchase (40 %). That follows its traffic: its rate cannot be told apart from that of the other products (50 % of all product visits).',
      'Users make a purchase 1 h 21 min after making a visit, on average; half do so within 2 h.',
      'Of the change of purchase per product visit, +50 pp, the largest part comes from how many make a purchase: +50 pp.',
    ],
  })
})

function shareOf(name: string, part: number, whole: number) {
  const { low, high } = wilson(part, whole) ?? {}
  return { [name]: part / whole, [`${name}_low`]: low, [`${name}_high`]: high }
}

/** Seconds from the shortest on; the median and the ninth tenth lie where there are two or three. */
function timesOf(gap: string, seconds: readonly number[]) {
  return {
    [`${gap}_pairs`]: seconds.length,
    [`${gap}_left_out`]: 0,
    [`${gap}_mean_seconds`]: seconds.reduce((sum, one) => sum + one, 0) / seconds.length,
    [`${gap}_median_seconds`]: seconds[1],
    [`${gap}_p90_seconds`]: seconds.at(-1),
  }
}
