import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { tundish } from '../tundish'

// On the demo shop; what one test leaves the next one finds.

const NAME = /^Checkout per cart, whole shop, Q\d \d{4}$/

function form(page: Page) {
  return page.getByRole('form', { name: 'New goal' })
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('without a goal the page says what goals are for, and the form is open', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Goals' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible()
  await expect(page.getByText('No goals yet')).toBeVisible()
  await expect(form(page)).toBeVisible()
  await expectAccessible(page)
})

test('a goal is set with the keyboard alone, knowing what could be seen', async ({ page }) => {
  await page.goto('/goals')
  await form(page).getByLabel('What to track').focus()
  await page.keyboard.press('ArrowUp')
  await expect(form(page).getByLabel('What to track')).toHaveValue('checkout_per_cart')
  await expect(page.getByText(/smallest change that could be told from chance is about .* pp/)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(form(page).getByLabel(/^Target/)).toBeFocused()
  await page.keyboard.type('150')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Priya Shah')
  await page.keyboard.press('Tab')
  await page.keyboard.type('The new checkout')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('alert').filter({ hasText: 'at most 100' })).toBeVisible()
  await expect(form(page).getByLabel(/^Target/)).toHaveValue('150')
  await expect(form(page).getByLabel('Owner')).toHaveValue('Priya Shah')
  await expect(form(page).getByLabel(/^Note/)).toHaveValue('The new checkout')

  await form(page)
    .getByLabel(/^Target/)
    .fill('69.5')
  await expect(page.getByText(/^A change of .* could not be told from chance in one quarter/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The goal is set.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New goal' })).toBeFocused()
  const card = page.getByRole('region', { name: 'Checkout per cart to 69.5 %' })
  await expect(card.getByText('Chance of reaching it')).toBeVisible()
  await expect(card.getByRole('definition').first()).toHaveText(/^([<>] )?\d+ %(very |un)*/)
  await expect(card.getByText('Needed from here', { exact: true })).toBeVisible()
  await expect(card.getByRole('img', { name: /Checkout per cart, whole shop.*target 69.5 %/ })).toBeVisible()
  await expect(card.getByText(/80 % bands held in \d of the last 6 quarters/)).toBeVisible()
})

test('an unknown product is said at its field, and what was typed stays', async ({ page }) => {
  await page.goto('/goals')
  await page.getByRole('button', { name: 'New goal' }).click()
  await form(page).getByLabel('Of', { exact: true }).selectOption('product')
  await form(page).getByLabel('Product').fill('No such plant')
  await form(page)
    .getByLabel(/^Target/)
    .fill('20')
  await form(page).getByLabel('Owner').fill('Tom')
  await form(page).getByRole('button', { name: 'Set this goal' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'No product is called "No such plant".' }),
  ).toBeVisible()
  await expect(form(page).getByLabel('Product')).toHaveValue('No such plant')
  await expect(form(page).getByLabel(/^Target/)).toHaveValue('20')
})

test('the numbers, the CSV and the PNG of a goal are those of its picture', async ({ page, request }) => {
  await page.goto('/goals', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Show the numbers' }).click()
  const table = page.getByRole('table', { name: /day by day/ })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('table', { name: /Earlier forecasts/ })).toBeVisible()
  const href =
    (await page.getByRole('link', { name: /^CSV of: Checkout per cart/ }).getAttribute('href')) ?? ''
  const csv = await (await request.get(href)).text()
  expect(csv.split('\n')[0]).toBe('day,value,p10,p25,p50,p75,p90,target')
  expect(csv.trim().split('\n').length).toBe(await table.getByRole('row').count())
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^PNG of: Checkout per cart/ }).click(),
  ])
  expect(
    readFileSync(await download.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('the command line and the API list the same goal', async ({ request }) => {
  const { rows } = await (await request.get('/api/reports/goals')).json()
  expect(rows).toMatchObject([
    { metric: 'checkout_per_cart', target: 0.695, owner: 'Priya Shah', status: 'open' },
  ])
  const { status, stdout } = tundish('demo', 'report', 'goals', '--format', 'json')
  expect(status).toBe(0)
  expect(JSON.parse(stdout).rows[0].chance).toBe(rows[0].chance)
})

test('a goal is edited, and its history says so; bad input keeps what was typed', async ({ page }) => {
  await page.goto('/goals')
  await page.getByRole('button', { name: /^Edit Checkout per cart/ }).click()
  const edit = page.getByRole('form', { name: /^Edit Checkout per cart/ })
  await edit.getByLabel('Owner').fill(' ')
  await edit.getByLabel(/^Target/).fill('72')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit.getByRole('alert')).toHaveText('Say who owns the goal, in 1 to 80 characters.')
  await expect(edit.getByLabel(/^Target/)).toHaveValue('72')
  await edit.getByLabel('Owner').fill('Tom Baker')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Checkout per cart to 72 %' })).toBeVisible()
  await page.getByText('History, 2 entries').click()
  await expect(page.getByText('Changed: target 72 %, owner Tom Baker')).toBeVisible()
  await expect(page.getByText('Set: target 69.5 %, owner Priya Shah')).toBeVisible()
  await expectAccessible(page)
})

test('it fits a phone, and looks right in the dark', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 844 },
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await context.newPage()
  await page.goto('/goals', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'New goal' }).click()
  await page.getByRole('button', { name: /^Edit Checkout/ }).click()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  await context.close()
})

test('a goal is closed, kept, and opened again', async ({ page }) => {
  await page.goto('/goals')
  await page.getByRole('button', { name: /^Close Checkout per cart/ }).click()
  await expect(page.getByRole('heading', { name: 'Closed goals' })).toBeVisible()
  const closed = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: NAME }) })
  await expect(closed.getByText('Closed on')).toBeVisible()
  await closed.getByRole('button', { name: /^Reopen/ }).click()
  await expect(page.getByRole('heading', { name: 'Checkout per cart to 72 %' })).toBeVisible()
  await expect(page.getByText('History, 4 entries')).toBeVisible()
})
