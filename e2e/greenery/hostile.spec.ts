import { expect, test } from '../test'

const REPORTS = [
  'products',
  'product-drop-offs',
  'funnel',
  'time-to-step',
  'times-by-product',
  'trend',
  'change',
  'change-by-product',
  'compare',
  'quarters',
  'to-date',
  'usual-change',
  'worth',
  'open',
  'goals',
  'catalogue',
  'fulfilment',
  'fulfilment-trend',
  'money',
  'tracking',
  'attributes',
  'paths',
  'different',
  'breakdown',
  'experiment',
  'segments',
] as const

const WENT_WRONG = /something went wrong/i
/** How React streams a part that could not be rendered. */
const FAILED_PART = /data-dgst=|\$RX\(/
const LONG = 'x'.repeat(6_000)

/** Query strings that make no sense, and the parameter that the answer must name. */
const NONSENSE: readonly (readonly [query: string, named: string])[] = [
  ['where=device', 'where'],
  ['breakdown=a,b,c', 'breakdown'],
  ['against=everybody', 'against'],
  ['unit=', 'unit'],
  ['unit=people', 'unit'],
  ['unit=users&unit=sessions', 'unit'],
  ['unit=constructor', 'unit'],
  [`unit=${LONG}`, 'unit'],
  ['from=2021-02-30', 'from'],
  ['from=0000-01-01', 'from'],
  ['to=9999-12-31', 'to'],
  ['from=yesterday', 'from'],
  ['from=2021-02-12&to=2021-02-09', 'from'],
  ['from=2021-02-09&to=2021-02-09', 'from'],
  ['range=7d&from=2021-02-09', 'range'],
  ['range=__proto__', 'range'],
  ['range=1e9d', 'range'],
  ['compare=yes', 'compare'],
  ['as_of=2021-02-30', 'as_of'],
  ['as_of=2199-12-31', 'as_of'],
  ['as_of=2021-02-09&as_of=2021-02-10', 'as_of'],
  ['before_from=2021-02-09', 'before_from'],
  ['before_from=2021-02-10&before_to=2021-02-09', 'before_from'],
  ['compare=previous&before_from=2021-02-09&before_to=2021-02-10', 'compare'],
  ['metric=revenue', 'metric'],
  ['by=colour', 'by'],
  ['smallest=-1', 'smallest'],
  ['smallest=NaN', 'smallest'],
  ['category=', 'category'],
  ['category=No%20such%20category', 'No such category'],
  ["category=x';drop%20table%20goal;--", 'x'],
  ['grain=minute', 'grain'],
  ['product=', 'product'],
  [`product=${LONG}`, 'product'],
  ['product=%00', 'product'],
  ["product=x';drop%20table%20event;--", 'x'],
  ['product=No%20such%20plant', 'No such plant'],
  ['format=xml', 'format'],
  ['constructor=1', 'constructor'],
  ['from[]=2021-02-09', 'from[]'],
  ['limit=999999999', 'limit'],
]

/** Four at a time: the server has one processor to itself at most. */
async function eachOf<T>(all: readonly T[], judge: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const judgeLeft = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await judge(one)
  }
  await Promise.all(Array.from({ length: 4 }, judgeLeft))
}

for (const report of REPORTS) {
  test(`the API answers nonsense about ${report} with 422 and a sentence`, async ({ request }) => {
    await eachOf(NONSENSE, async ([query, named]) => {
      const answer = await request.get(`/api/reports/${report}?${query}`)
      expect(answer.status(), query.slice(0, 80)).toBe(422)
      const { error } = await answer.json()
      expect(error.code, query.slice(0, 80)).toMatch(/^(bad_parameter|unknown_product|unknown_category)$/)
      expect(error.message, query.slice(0, 80)).toContain(named)
      expect(error.message.length).toBeLessThan(500)
    })
  })
}

test('an unknown report is 404 and names those that there are', async ({ request }) => {
  for (const name of ['nothing', 'constructor', LONG.slice(0, 2_000)]) {
    const answer = await request.get(`/api/reports/${name}`)
    expect(answer.status()).toBe(404)
  }
  expect((await request.get('/api/reports/..%2Fhealth')).status()).toBe(400)
  const { error } = await (await request.get('/api/reports/nothing')).json()
  expect(error).toEqual({
    code: 'unknown_report',
    message: `There is no report "nothing"; there are ${REPORTS.join(', ')}.`,
  })
})

const PAGES = [
  '/',
  '/breakdown',
  '/products',
  '/products/catalogue',
  '/timing',
  '/paths',
  '/quarters',
  '/worth',
  '/goals',
  '/fulfilment',
] as const

const NONSENSE_OF_PAGES = [
  ...NONSENSE.map(([query]) => query),
  'sort=__proto__&dir=sideways',
  'page=-1',
  'page=1e309',
  `q=${LONG}`,
  'q=%25_%27%22%3Cscript%3E',
]

/** Nonsense of every parameter in one address. */
const ALL_AT_ONCE = [
  'unit=constructor&range=__proto__&from=yesterday&compare=yes&as_of=2199-12-31&before_from=2021-02-09',
  'metric=revenue&by=colour&smallest=NaN&grain=minute&product=%00&constructor=1&from[]=x&limit=999999999',
  'sort=__proto__&dir=sideways&page=1e309&q=%25_%27%22%3Cscript%3E',
].join('&')

/** Pages that take every parameter answer all of it; of the others, which read it by the same code, each a third. */
const ASKED_ALL: readonly string[] = ['/', '/quarters']

for (const [place, path] of PAGES.entries()) {
  test(`${path} answers nonsense with a page that has content`, async ({ page, request }) => {
    const isAsked = (index: number) => ASKED_ALL.includes(path) || index % 3 === place % 3
    const asked = NONSENSE_OF_PAGES.filter((_, index) => isAsked(index))
    await eachOf(asked, async (query) => {
      const answer = await request.get(`${path}?${query}`)
      expect(answer.status(), query.slice(0, 80)).toBe(200)
      const html = await answer.text()
      expect(html, query.slice(0, 80)).toContain('<h1')
      expect(html, query.slice(0, 80)).not.toMatch(WENT_WRONG)
      expect(html, query.slice(0, 80)).not.toMatch(FAILED_PART)
    })
    // What the browser makes of it, all at once.
    await page.goto(`${path}?${ALL_AT_ONCE}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(WENT_WRONG)).toHaveCount(0)
  })
}

test('an unknown product is said in a sentence', async ({ page }) => {
  await page.goto('/?product=No%20such%20plant')
  await expect(page.getByText('No product is called "No such plant"').first()).toBeVisible()
})

test('a range before all data says so and offers a way out', async ({ page }) => {
  await page.goto('/?from=1999-01-01&to=1999-02-01')
  await expect(page.getByText(/no sessions/i).first()).toBeVisible()
})
