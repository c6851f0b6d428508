import type { Page } from '@playwright/test'
import { expectAccessible } from '../fits-everybody'
import { expect, test } from '../test'

// What is made from what, and what each word means.

const graph = (page: Page) => page.getByRole('region', { name: 'Lineage' })
const boxOf = (page: Page, name: string) => graph(page).getByRole('link', { name: new RegExp(`^${name}\\b`) })

test('the graph has tables and pages, each a way to more', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Data' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
  for (const name of ['event', 'session_path', 'order_snapshot', 'Overview', 'Goals']) {
    await expect(boxOf(page, name)).toBeVisible()
  }
  const opacityOf = (name: string) =>
    boxOf(page, name)
      .locator('..')
      .evaluate((item) => getComputedStyle(item).opacity)
  // A page that does not listen yet misses the pointer that comes: it comes again.
  await expect(async () => {
    await page.mouse.move(0, 0)
    await boxOf(page, 'event').hover()
    await expect.poll(() => opacityOf('promo'), { timeout: 1000 }).toBe('0.4')
  }).toPass()
  expect(await opacityOf('session_path')).toBe('1')
  await boxOf(page, 'session_path').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'session_path' })).toBeVisible()
  await expect(
    page.getByRole('list', { name: 'Made from' }).getByRole('link', { name: 'event', exact: true }),
  ).toBeVisible()
  await expect(page.getByRole('list', { name: 'Who depends on it' }).getByText('funnel_day')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Columns' })).toContainText('offsets_ms')
})

test('every node has a page with all of its edges and a way to the thing itself', async ({ page }) => {
  await page.goto('/data')
  await boxOf(page, 'Overview').click()
  await expect(page).toHaveURL('/data/node/page:overview')
  await expect(page).toHaveTitle(/^Overview/)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  // Drawn are some of them: the others follow.
  const before = page.getByRole('list', { name: 'Made from' })
  for (const name of ['funnel_day', 'funnel_month', 'product', 'step_time', 'step_time_month']) {
    await expect(before.getByRole('link', { name, exact: true })).toBeVisible()
  }
  await expect(page.getByRole('region', { name: 'What it asks' })).toContainText('What matters most')
  await page.getByRole('link', { name: 'Open the page Overview' }).click()
  await expect(page).toHaveURL('/')
  await page.goto('/data/node/model:event')
  await expect(page).toHaveURL('/data/event')
  await expect(page.getByText('loaded with the demo shop')).toBeVisible()
  expect((await page.goto('/data/node/report:999999'))?.status()).toBe(404)
  await expect(page.getByText('There is no such node in the lineage')).toBeVisible()
})

test('a phone lists the nodes by layers, each a way to its page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/data')
  await expectAccessible(page)
  await page
    .getByRole('list', { name: 'Pages and reports' })
    .getByRole('link', { name: 'Fulfilment' })
    .click()
  await expect(page).toHaveURL('/data/node/page:fulfilment')
  await expect(page.getByRole('list', { name: 'Made from' }).getByText('order_snapshot')).toBeVisible()
})

test('numbers lead to what they are made from', async ({ page }) => {
  await page.goto('/')
  await page.locator('[data-guard]').first().click()
  await page.getByRole('link', { name: 'What these numbers are made from' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
})

test('a table that there is not is not found, and the nearest are named', async ({ page }) => {
  const answer = await page.goto('/data/sesion_path')
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('None is called “sesion_path”')).toBeVisible()
  await page.getByRole('link', { name: 'session_path' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'session_path' })).toBeVisible()
})

test('the dictionary stands under headings, the columns under their table', async ({ page }) => {
  await page.goto('/data/dictionary')
  for (const name of ['Steps', 'Metrics', 'Reports', 'Tables']) {
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  }
  await page.getByRole('navigation', { name: 'Headings' }).getByRole('link', { name: 'Tables' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Tables' })).toBeInViewport()
  await page.getByRole('region', { name: 'promo' }).getByRole('link', { name: 'discount' }).click()
  await expect(page).toHaveURL(/\/data\/promo#discount$/)
})

test('the dictionary is searched by the address, and leads to the column', async ({ page }) => {
  await page.goto('/data/dictionary')
  await page.getByLabel('Search the dictionary').fill('milliseconds start')
  await expect(page).toHaveURL(/q=milliseconds/)
  await expect(page.getByText(/^1 of \d+ words$/)).toBeVisible()
  await expect(page.locator('mark').first()).toHaveText('Milliseconds')
  await page.getByRole('link', { name: 'session_path.offsets_ms' }).click()
  await expect(page).toHaveURL(/\/data\/session_path#offsets_ms/)
  await page.goto('/data/dictionary?q=no+such+word')
  await expect(page.getByText('Nothing is called or explained so')).toBeVisible()
})
