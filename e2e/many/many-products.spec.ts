import { expect, test } from '../test'
import { MANY } from './write-many-products'

// A shop of 10,000 products.

test('the overview shows what it says, with 10,000 products', async ({ page }) => {
  await page.goto('/?range=all')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/sessions that viewed a product/i).first()).toBeVisible()
  await expect(page.getByText(/something went wrong/i)).toHaveCount(0)
})

test('the table of products goes page by page, to the last, and finds one among them by name', async ({
  page,
}) => {
  await page.goto('/products?range=all&page=99999')
  await expect(page.getByRole('table').first().getByRole('row').nth(1)).toBeVisible()
  await page.goto('/products?range=all')
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('Plant 9876')
  await expect(page.getByRole('table').first().getByText('Plant 9876', { exact: true })).toBeVisible()
  await expect(page.getByRole('table').first().getByText('Plant 1', { exact: true })).toHaveCount(0)
})

test('the pages of the quarters and of what is worth most stand, with 10,000 products', async ({ page }) => {
  for (const path of ['/quarters', '/quarters?product=Plant%20345', '/worth?range=all']) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(/something went wrong|could not be answered/i)).toHaveCount(0)
  }
})

test('the filter finds one of them, and the times page stands', async ({ page }) => {
  await page.goto('/timing?range=all')
  await page.getByRole('button', { name: /^Product/ }).click()
  await page.getByRole('searchbox', { name: 'Search products' }).fill('plant 4321')
  await page.getByRole('button', { name: 'Plant 4321', exact: true }).click()
  await expect(page).toHaveURL(/product=many-4321/)
  await expect(page.getByText(/something went wrong/i)).toHaveCount(0)
})

test('the API and the command line answer with a line for each', async ({ request, shop }) => {
  const { rows } = await (await request.get('/api/reports/products')).json()
  expect(rows.length).toBe(MANY)
  const { status, stdout } = shop.tundish(['report', 'products', '--format', 'csv'])
  expect(status).toBe(0)
  expect(stdout).toContain('\nPlant 777,1,0,0,')
})
