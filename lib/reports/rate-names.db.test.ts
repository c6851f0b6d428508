import { expect, it } from 'vitest'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { type CountedOver, listRates } from '@/lib/funnel/rates'
import { listEntries } from '@/lib/lineage/dictionary'
import { parseRequest } from '@/lib/query/request/request'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toReportAbout } from './about-report'
import { answerReport } from './answer-report'
import { toAsker } from './asker'
import { REPORT_NAMES, REPORTS, type ReportName } from './registry'

const db = useTestDatabase()

const SETTINGS = {
  today: '2021-02-14',
  now: new Date('2021-02-14T00:00:00Z'),
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  timeZone: 'UTC',
} as const

const DAY = { from: '2021-02-09', to: '2021-02-10' }

/** Of two sessions one checks out: of the three products viewed, and the two in carts, it is one. */
const SHOP = {
  ann: 'view:zz@0s view:yy@1m cart:zz@2m cart:yy@3m checkout:zz@4m',
  bob: 'view:zz@1h',
} as const

async function ask(name: ReportName, raw: Readonly<Record<string, string>> = {}) {
  const request = parseRequest({ ...DAY, ...raw }, SETTINGS)
  const answer = await answerReport(toAsker(db()), name, request)
  return { ...answer, request }
}

it('calls a rate of sessions and the same of the products in them by two names, each with its own number', async () => {
  await givenJourneys(db(), SHOP)
  const [trend, products] = [await ask('trend'), await ask('products')]
  expect(trend.json).toMatchObject({
    rows: [{ cart_per_view: 0.5, checkout_per_cart: 1, checkout_per_view: 0.5 }],
    rates: {
      cart_per_view:
        'Cart per view: of the sessions that viewed a product, the share that added one to the cart.',
      checkout_per_cart:
        'Checkout per cart: of the sessions that added a product to the cart, the share that checked out.',
      checkout_per_view:
        'Checkout per view: of the sessions that viewed a product, the share that checked out.',
    },
  })
  expect(products.json).toMatchObject({
    pairs: { cart_per_view: 2 / 3, checkout_per_cart: 0.5, checkout_per_view: 1 / 3 },
    rates: {
      cart_per_view:
        'Cart per product view: of the products that sessions viewed, each once a session, the share that the same session added to the cart.',
      checkout_per_cart:
        'Checkout per product in cart: of the products that sessions added to the cart, each once a session, the share that the same session checked out.',
      checkout_per_view:
        'Checkout per product view: of the products that sessions viewed, each once a session, the share that the same session checked out.',
    },
  })
})

it('says of every report which of the two it tells, in JSON and in the file of its table', async () => {
  await givenJourneys(db(), SHOP)
  const pairs: readonly ReportName[] = [
    'products',
    'change',
    'change-by-product',
    'compare',
    'product-drop-offs',
    'worth',
  ]
  const units: readonly ReportName[] = [
    'trend',
    'quarters',
    'to-date',
    'usual-change',
    'open',
    'goals',
    'different',
    'breakdown',
    'experiment',
    'segments',
  ]
  for (const name of REPORT_NAMES) {
    const { table, json, request } = await ask(name)
    const about = toReportAbout(name, request, {
      table,
      scope: 'all products',
      dataState: { state: 'untested', tests: 0, testedAt: null, problems: [] },
    })
    const said = JSON.stringify([json.rates ?? null, about])
    expect([name, ...namesIn(said, 'units')]).toEqual([
      name,
      ...(units.includes(name) ? namesOf(json, 'units') : []),
    ])
    expect([name, ...namesIn(said, 'pairs')]).toEqual([
      name,
      ...(pairs.includes(name) ? namesOf(json, 'pairs') : []),
    ])
  }
  const compared = await ask('compare', { metric: 'cart_per_view', unit: 'users' })
  const dataState = { state: 'untested', tests: 0, testedAt: null, problems: [] } as const
  const { lines } = toReportAbout('compare', compared.request, {
    table: compared.table,
    scope: 'all products',
    dataState,
  })
  expect(lines).toContainEqual(['Metric', 'Cart per product view'])
  expect(lines).toContainEqual(['Counted', 'Users of each product (user–product pairs)'])
})

it('has both in the dictionary, and in the titles of what is counted over pairs the right one', () => {
  const meanings = listEntries().map(({ meaning }) => meaning)
  for (const { label } of listRates(PRODUCT_FUNNEL)) {
    expect(meanings.filter((text) => text.startsWith(`${label.units}: of the sessions`))).toHaveLength(1)
    expect(meanings.filter((text) => text.startsWith(`${label.pairs}: of the products`))).toHaveLength(1)
  }
  expect(REPORTS.change.title).toBe('Why checkout per product view changed')
})

/** The names of rates that are in a text, in order. */
function namesIn(text: string, over: CountedOver): string[] {
  return listRates(PRODUCT_FUNNEL)
    .map(({ label }) => label[over])
    .filter((label) => text.toLowerCase().includes(label.toLowerCase()))
}

function namesOf({ rates }: Readonly<Record<string, unknown>>, over: CountedOver): string[] {
  return listRates(PRODUCT_FUNNEL)
    .filter(({ name }) => Object.hasOwn(rates ?? {}, name))
    .map(({ label }) => label[over])
}
