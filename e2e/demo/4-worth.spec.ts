import { expect, test } from '@playwright/test'

test('the page says what is worth most, and the board has every product and step', async ({ page }) => {
  await page.goto('/worth')
  await expect(
    page.getByText(/Most would come from .* would bring about [\d,]+ orders and [\d,]+ in revenue/),
  ).toBeVisible()
  const board = page.getByRole('table', { name: /What a better rate would bring/ })
  await expect(board.getByRole('row')).toHaveCount(51)
  await board.getByRole('columnheader', { name: '+1 point: orders' }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=point_orders/)
  await page.getByLabel('Filter by name').fill('pothos')
  await expect(board.getByRole('row')).toHaveCount(3)
})

test('revenue turns to orders, in both pictures', async ({ page }) => {
  await page.goto('/worth')
  await expect(
    page.getByRole('heading', { name: 'The 10 largest gains a quarter, in revenue' }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Orders', exact: true }).click()
  await expect(page).toHaveURL(/in=orders/)
  await expect(page.getByRole('heading', { name: 'The 10 largest gains a quarter, in orders' })).toBeVisible()
  await expect(page.getByRole('img', { name: /gain in orders, by product and step/ })).toBeVisible()
})

test('its CSV has a row a product and step', async ({ page, request }) => {
  await page.goto('/worth')
  const href = await page.getByRole('link', { name: 'CSV of: What is it worth?' }).getAttribute('href')
  const answer = await request.get(href ?? '')
  const lines = (await answer.text()).trim().split('\n')
  expect(lines[0]).toMatch(/^product,category,step,entrants_per_quarter,/)
  expect(lines).toHaveLength(61)
})

test('a few days are not stretched to a quarter', async ({ page }) => {
  await page.goto('/worth?range=7d')
  await expect(page.getByText(/These 7 days say nothing of a quarter/)).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
})
