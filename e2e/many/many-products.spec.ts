import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { GREENERY } from '@/lib/ingest/formats/greenery'
import { tundish } from '../tundish'

// After the demo was taken away: a shop of 10,000 products joins what is there.

const PRODUCTS = 10_000

test.beforeAll(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-many-'))
  const numbers = Array.from({ length: PRODUCTS }, (_, index) => index + 1)
  const rows: Record<string, string[]> = {
    'products.csv': numbers.map((n) => `many-${n},Plant ${n},10,5`),
    'events.csv': numbers.map(
      (n) => `e${n},s${n % 997},u${n % 499},,2021-02-11T10:00:00Z,page_view,,many-${n}`,
    ),
  }
  for (const { file, columns } of GREENERY.tables) {
    await writeFile(path.join(folder, file), [columns.join(','), ...(rows[file] ?? []), ''].join('\n'))
  }
  const { status, stderr } = tundish('demo', 'import', 'greenery', folder)
  await rm(folder, { recursive: true })
  expect(stderr).not.toMatch(/error/i)
  expect(status).toBe(0)
})

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

test('the API and the command line answer with a line for each', async ({ request }) => {
  const { rows } = await (await request.get('/api/reports/products')).json()
  expect(rows.length).toBeGreaterThanOrEqual(PRODUCTS)
  const { status, stdout } = tundish('demo', 'report', 'products', '--format', 'csv')
  expect(status).toBe(0)
  expect(stdout).toContain('\nPlant 777,1,0,0,')
})
