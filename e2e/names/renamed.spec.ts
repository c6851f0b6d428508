import type { APIRequestContext, Page } from '@playwright/test'
import { expect, type Shop, test } from '../test'
import { FIRST, type FiledProduct, writeShop } from '../write-shop'

// A link, a report and a goal are of a product, whatever it is called; nothing is ever shown instead of it.

// Each test begins where the one before it ended.
test.describe.configure({ mode: 'serial' })

const GONE = 'What this link shows is not there any more'

/** What was made of p1, of its category, and of p2, before anything was called otherwise. */
const links: Record<string, string> = {}

function deliver({ tundish }: Shop, products: readonly FiledProduct[]): void {
  const { status, stderr } = tundish(['import', 'greenery', writeShop(products)])
  expect([status, stderr]).toEqual([0, expect.anything()])
}

async function share(page: Page, at: string, kind: 'Live' | 'Frozen' = 'Live'): Promise<string> {
  await page.goto(at)
  await page
    .getByRole('button', { name: /^Share/ })
    .first()
    .click()
  await page.getByRole('radio', { name: kind }).check()
  if (kind === 'Live') await page.getByRole('radio', { name: 'Nothing' }).check()
  await page.getByRole('button', { name: 'Make the link' }).click()
  return new URL(await page.getByLabel('Link', { exact: true }).inputValue()).pathname
}

/** Views and additions to the cart that a link's file tells. */
async function countOf(request: APIRequestContext, link: string | undefined, search = ''): Promise<string> {
  const answer = await request.get(`${link}/files/funnel${search}`)
  const text = await answer.text()
  return answer.ok()
    ? [...text.matchAll(/^(?:viewed|added_to_cart),(\d+)/gm)].map(([, n]) => n).join(' / ')
    : text
}

/** What an address says, without its tags. */
async function readText(request: APIRequestContext, path: string): Promise<string> {
  const html = await (await request.get(path)).text()
  return html.replace(/<script[\s\S]*?<\/script>|<!--.*?-->|<[^>]*>/g, '').replaceAll('&#x27;', "'")
}

test('is made of the product that a name means now', async ({ page, request }) => {
  links.fern = await share(page, '/?range=all&product=Fern')
  links.moss = await share(page, '/?range=all&product=Moss')
  links.ferns = await share(page, '/?range=all&category=Ferns')
  links.frozen = await share(page, '/?range=all&product=Fern', 'Frozen')
  await page.goto('/products?range=all&product=Fern')
  await page.getByRole('button', { name: 'Save as report' }).click()
  const form = page.getByRole('form', { name: 'Save as report' })
  await expect(form.getByLabel('Name')).toHaveValue('Products, all time, Fern')
  await form.getByRole('button', { name: 'Save report' }).click()
  await expect(page.getByText('version 1 of 1')).toBeVisible()
  links.report = await share(page, new URL(page.url()).pathname)
  await page.goto('/goals')
  const goal = page.getByRole('form', { name: 'New goal' })
  await goal.getByLabel('Of', { exact: true }).selectOption('One product')
  await goal.getByLabel('Product').fill('Fern')
  await goal.getByLabel(/^Target/).fill('20')
  await goal.getByLabel('Owner').fill('Ann')
  await goal.getByRole('button', { name: 'Set this goal' }).click()
  await expect(page.getByText(/^Fern · Q\d \d+ · Ann$/)).toBeVisible()
  expect(await countOf(request, links.fern)).toBe('40 / 10')
  expect(await countOf(request, links.moss)).toBe('200 / 100')
  expect(await countOf(request, links.ferns)).toBe('40 / 10')
  expect(await countOf(request, links.frozen)).toBe('40 / 10')
})

const LATER: readonly (readonly [what: string, products: readonly FiledProduct[], called: string])[] = [
  ['it is renamed', [{ id: 'p1', name: 'Boston Fern', category: 'Ferns' }], 'Boston Fern'],
  [
    'another product takes its name',
    [
      { id: 'p1', name: 'Boston Fern', category: 'Ferns' },
      { id: 'p2', name: 'Fern', category: 'Mosses' },
    ],
    'Boston Fern',
  ],
  [
    'both have it',
    [
      { id: 'p1', name: 'Fern', category: 'Ferns' },
      { id: 'p2', name: 'Fern', category: 'Mosses' },
    ],
    'Fern (p1)',
  ],
  [
    'a blank is added',
    [
      { id: 'p1', name: 'Fern ', category: 'Ferns' },
      { id: 'p2', name: 'Moss', category: 'Mosses' },
    ],
    'Fern␠',
  ],
  [
    'two products swap their names',
    [
      { id: 'p1', name: 'Moss', category: 'Ferns' },
      { id: 'p2', name: 'Fern', category: 'Mosses' },
    ],
    'Moss',
  ],
  [
    'it is called as the id of the other',
    [
      { id: 'p1', name: 'p2', category: 'Ferns' },
      { id: 'p2', name: 'p1', category: 'Mosses' },
    ],
    'p2',
  ],
]

for (const [what, products, called] of LATER) {
  test(`stays of its product when ${what}`, async ({ page, request, shop }) => {
    deliver(shop, products)
    for (const search of ['', '?product=p2', '?product=', '?category=Mosses', '?range=7d']) {
      expect(await countOf(request, links.fern, search), search).toBe('40 / 10')
    }
    expect(await countOf(request, links.moss)).toBe('200 / 100')
    expect(await countOf(request, links.ferns)).toBe('40 / 10')
    expect(await countOf(request, links.frozen)).toBe('40 / 10')
    await page.goto(links.fern ?? '')
    const isCalled = escapeBrackets(called)
    await expect(page.locator('[data-shown]')).toHaveText(new RegExp(` · sessions · ${isCalled}$`))
    await expect(page.getByText('40 sessions').first()).toBeVisible()
    for (const [path = '', ...said] of [
      [`${links.fern}/embed`, new RegExp(` · sessions · ${isCalled}`), /\b40 sessions/],
      [links.report, called],
      [links.frozen, 'Fern'],
      [`${links.frozen}?now=1`, 'It would answer'],
      ['/reports', ` · ${called} · 1 section`],
      ['/goals', new RegExp(`${isCalled} · Q\\d \\d+ · Ann`)],
    ] as const) {
      const text = await readText(request, path)
      for (const one of said) expect(text, path).toMatch(one)
    }
  })
}

test('of a category that no product has any more says so, and tells no number', async ({
  page,
  request,
  shop,
}) => {
  deliver(shop, [
    { id: 'p1', name: 'Fern', category: 'Indoor' },
    { id: 'p2', name: 'Moss', category: 'Ferns ' },
  ])
  expect(await countOf(request, links.fern)).toBe('40 / 10')
  expect(await countOf(request, links.ferns)).toContain('What this link shows is not there any more.')
  for (const under of ['', '/embed', '?category=Mosses', '?product=p2']) {
    await page.goto(`${links.ferns}${under}`)
    await expect(page.getByText(GONE)).toBeVisible()
    const told = /.{0,60}(Overview|Ferns|Indoor).{0,60}/.exec(await page.content())
    expect(told?.[0]).toBeUndefined()
    expect(await page.locator('body').innerText()).not.toMatch(/\d/)
  }
  expect((await request.get(`${links.ferns}/preview.png`)).status()).toBe(404)
  expect((await request.get(`${links.ferns}/files/funnel?format=xlsx`)).status()).toBe(404)
  await page.goto('/settings/links')
  await expect(
    page.getByText('It shows nothing. No category is called "Ferns"; there are Ferns␠, Indoor.'),
  ).toBeVisible()
  await page.goto('/?category=Ferns')
  await expect(page.getByText('No category is called "Ferns"')).toBeVisible()
  await expect(page.getByText('There is nothing to show')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  deliver(shop, FIRST)
  expect(await countOf(request, links.ferns)).toBe('40 / 10')
})

test('an address of a product that there is not shows none', async ({ page, request }) => {
  for (const path of [
    '/',
    '/products',
    '/products/catalogue',
    '/timing',
    '/quarters',
    '/worth',
    '/fulfilment',
    '/breakdown/segments',
  ]) {
    for (const search of [
      'product=Nothing',
      'category=Nothing',
      `product=${'x'.repeat(201)}`,
      'product=Fern%20',
    ]) {
      const answer = await request.get(`${path}?range=all&${search}`)
      const html = await answer.text()
      expect(html, `${path}?${search}`).toContain('There is nothing to show')
      expect(html, `${path}?${search}`).not.toMatch(/<table|Share this page/)
    }
  }
  await page.goto('/?range=all&product=Nothing')
  await page.getByRole('link', { name: 'Take it out of the address' }).click()
  await expect(page.getByText('240 sessions').first()).toBeVisible()
  expect((await request.get('/fulfilment/orders.csv?product=Nothing')).status()).toBe(422)
  expect((await request.get('/api/reports/funnel?product=Fern%20')).status()).toBe(422)
})

function escapeBrackets(text: string): string {
  return text.replace(/[()]/g, '\\$&')
}
