import type { APIRequestContext, Page } from '@playwright/test'
import { save } from '../save'
import { expect, test } from '../test'

// What products cost and how many were in stock, as it was known, and the life of each.

test.beforeAll(({ shop }) => {
  expect(shop.tundish(['pipeline', 'run', '--select', 'snapshot']).status).toBe(0)
})

type Line = Readonly<{
  product_id: string
  product: string
  price: number
  price_before: number | null
  price_since: string
  inventory: number
  changes: number
}>

/** The same question to the API, which answers as the command line does. */
async function askApi(request: APIRequestContext, search = ''): Promise<readonly Line[]> {
  return (await (await request.get(`/api/reports/catalogue?${search}`)).json()).rows
}

const table = (page: Page) => page.getByRole('table', { name: 'Products with their price and stock' })
const rowOf = (page: Page, product: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: product, exact: true }) })

/** A product whose price was another one before. */
function findRepriced(lines: readonly Line[]): Line & { price_before: number } {
  for (const line of lines)
    if (line.price_before !== null) return { ...line, price_before: line.price_before }
  throw new Error('No product of the demo had another price.')
}

test('the screen says what the API says, now and on an earlier day', async ({ page, request }) => {
  const now = findRepriced(await askApi(request))
  await page.goto('/products')
  await page
    .getByRole('navigation', { name: 'Products' })
    .getByRole('link', { name: 'Price and stock' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Price and stock' })).toBeVisible()
  await expect(rowOf(page, now.product)).toContainText(now.price.toFixed(2))
  await expect(rowOf(page, now.product)).toContainText(now.price_before.toFixed(2))

  const day = new Date(Date.parse(now.price_since) - 2 * 86_400_000).toISOString().slice(0, 10)
  const then = (await askApi(request, `as_of=${day}`)).find(({ product }) => product === now.product)
  expect(then?.price).toBe(now.price_before)
  await page.getByRole('button', { name: 'As known', exact: false }).click()
  await page.getByLabel('The end of').fill(day)
  await page.getByRole('button', { name: 'Show what was known' }).click()
  await expect(page).toHaveURL(new RegExp(`as_of=${day}`))
  await expect(rowOf(page, now.product)).toContainText(now.price_before.toFixed(2))
  await expect(rowOf(page, now.product)).not.toContainText(now.price.toFixed(2))
})

test('it is sorted, searched, and kept as a file', async ({ page, request }) => {
  await page.goto('/products/catalogue?range=365d')
  await page.getByRole('link', { name: 'Price', exact: true }).click()
  await expect(page).toHaveURL(/sort=price/)
  const dearest = [...(await askApi(request))].sort((a, b) => b.price - a.price)[0]
  await expect(table(page).getByRole('rowheader').first()).toHaveText(dearest?.product ?? '')
  await page.getByLabel('Filter by name').fill('palm')
  await expect(page.getByRole('heading', { name: /^\d products with “palm” in the name$/ })).toBeVisible()
  expect((await save(page, 'CSV', 'Price and stock')).name).toMatch(/catalogue.*\.csv$/)
})

test('a product has its life, with a way from a change of price to the rates after it', async ({
  page,
  request,
}) => {
  const { product, product_id: id } = findRepriced(await askApi(request))
  await page.goto('/products')
  await page.getByRole('rowheader', { name: product, exact: true }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: product })).toBeVisible()
  const life = page.getByRole('region', { name: 'Its life' })
  await expect(life.getByRole('listitem').first()).toContainText('First known')
  await life.getByRole('link', { name: 'Its rates after, beside those before' }).first().click()
  await expect(page).toHaveURL(/compare=previous/)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await expect(page.locator('[data-shown]')).toContainText(product)

  await page.goto(`/products/product?id=${id}&as_of=2024-01-01`)
  await expect(page.getByText('This product was not known then')).toBeVisible()
  await page.goto('/products/product?id=none')
  await expect(page.getByText('No snapshot has this product')).toBeVisible()
  await page.goto('/products/product')
  await expect(page.getByText('The address does not say which product.')).toBeVisible()
})
