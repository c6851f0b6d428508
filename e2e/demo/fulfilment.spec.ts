import type { APIRequestContext, Page } from '@playwright/test'
import { readXlsx } from '@/lib/testing/files/read-xlsx'
import { expect, test } from '../test'

// Orders as they are known: how long until they ship, how much is late, which ones, and the life of each.

test.beforeAll(({ shop }) => {
  expect(shop.tundish(['pipeline', 'run', '--select', 'snapshot']).status).toBe(0)
})

type Counts = Readonly<{
  part: 'all' | 'service'
  shipping_service: string | null
  orders: number
  decided: number
  late: number
}>

/** The same question to the API, which answers as the command line does. */
async function askApi(request: APIRequestContext, range: string): Promise<readonly Counts[]> {
  return (await (await request.get(`/api/reports/fulfilment?range=${range}`)).json()).rows
}

const services = (page: Page) =>
  page.getByRole('table', { name: 'From checkout to delivery, by shipping service' })
const format = (count: number) => count.toLocaleString('en-GB')

test('the screen says what the API says', async ({ page, request }) => {
  const rows = await askApi(request, '90d')
  const all = rows.find(({ part }) => part === 'all')
  if (!all) throw new Error('The API has no row for all.')
  await page.goto('/fulfilment?range=90d')
  await expect(page.getByRole('heading', { name: `Where ${format(all.orders)} orders stand` })).toBeVisible()
  await expect(page.getByText(`promises were broken`)).toContainText(`${format(all.late)} orders`)
  for (const { shipping_service: service, orders, decided } of rows) {
    if (service === null) continue
    const row = services(page).getByRole('row').filter({ hasText: service })
    await expect(row).toContainText(format(orders))
    await expect(row).toContainText(format(decided))
  }
})

test('the worst service of the demo is seen to be so', async ({ request }) => {
  const shares = (await askApi(request, '365d'))
    .filter(({ decided }) => decided > 0)
    .map(({ shipping_service: service, late, decided }) => ({ service, share: late / decided }))
    .sort((a, b) => b.share - a.share)
  expect(shares[0]?.service).toBe('usps')
})

test('before snapshots began nothing was known, and the page says so', async ({ page }) => {
  await page.goto('/fulfilment?range=90d')
  await page.getByRole('button', { name: 'As known', exact: false }).click()
  await page.getByLabel('The end of').fill('2024-01-01')
  await page.getByRole('button', { name: 'Show what was known' }).click()
  await expect(page).toHaveURL(/as_of=2024-01-01/)
  await expect(page.getByText('Nothing was known then').first()).toBeVisible()
  await page.getByRole('link', { name: 'Show what is known now' }).first().click()
  await expect(page.getByRole('heading', { name: /Where .* orders stand/ })).toBeVisible()
})

test('an order is found by its state and its id, and tells its life', async ({ page }) => {
  await page.goto('/fulfilment?range=90d')
  await page.getByLabel('State').selectOption({ label: 'Late' })
  await expect(page).toHaveURL(/state=late/)
  const table = page.getByRole('table', { name: /^Orders, the latest/ })
  await expect(table.getByRole('row').nth(1)).toContainText('Late')
  const link = table.getByRole('rowheader').first().getByRole('link')
  const id = (await link.textContent()) ?? ''
  await page.getByLabel('State').selectOption('')
  await expect(page).not.toHaveURL(/state=late/)
  await page.getByLabel('Find by id').fill(id.slice(0, 13))
  await expect(table.getByRole('row')).toHaveCount(2)
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: `Order ${id}` })).toBeVisible()
  const entries = page.getByRole('region', { name: 'Its life' }).getByRole('listitem')
  await expect(entries.nth(0)).toContainText('Checked out')
  await expect(entries.nth(1)).toContainText('Shipped')
  await expect(page.getByText('First known')).toBeVisible()
  await expect(page.locator('[data-guard]')).toBeVisible()
  const csv = await page.request.get(page.url().replace('/order?', '/order/life.csv?'))
  expect(await csv.text()).toContain('checked_out')
  const xlsx = await page.request.get(page.url().replace('/order?', '/order/life.xlsx?'))
  const [about] = readXlsx(await xlsx.body())
  expect(about?.rows.map((row) => row.map((cell) => cell?.value).join(': '))).toContainEqual(
    expect.stringMatching(/^Data: ./),
  )
})

test('an order that there is not is said to be none', async ({ page }) => {
  await page.goto('/fulfilment/order?user=nobody&order=nothing')
  await expect(page.getByText('There is no such order')).toBeVisible()
  await page.goto('/fulfilment/order')
  await expect(page.getByText('The address does not say which order.')).toBeVisible()
})

test('a link shows the numbers, and no single order', async ({ page, context }) => {
  await page.goto('/fulfilment?range=90d')
  await page.getByRole('button', { name: 'Share this page' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  const open = await context.newPage()
  await open.goto(link)
  await expect(open.getByRole('heading', { name: /Where .* orders stand/ })).toBeVisible()
  await expect(services(open)).toBeVisible()
  await expect(open.getByRole('table', { name: /^Orders, the latest/ })).toHaveCount(0)
})
