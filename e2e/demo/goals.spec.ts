import type { Page } from '@playwright/test'
import { expectAccessible, expectNoOverflowOnPhone } from '../fits-everybody'
import { openMenu, readHref } from '../save'
import { openGoalForm } from '../set-goal'
import { expect, test } from '../test'

const NAME = /^Checkout per cart, whole shop, Q\d \d{4}$/

function form(page: Page) {
  return page.getByRole('form', { name: 'New goal' })
}

test('an unknown product is said at its field, and what was typed stays', async ({ page }) => {
  await openGoalForm(page)
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

test('a goal is set with the keyboard alone, read everywhere, edited, closed and opened again', async ({
  page,
  request,
  shop,
}) => {
  await openGoalForm(page)
  await form(page).getByLabel('What to track').focus()
  await page.keyboard.press('ArrowUp')
  await expect(form(page).getByLabel('What to track')).toHaveValue('checkout_per_cart')
  await expect(
    page.getByText(/smallest change that could be told from chance and from what is usual is about .* pp/),
  ).toBeVisible()
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
  await expect(page.getByText(/^A change of .* could not be told in one quarter from chance/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The goal is set.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New goal' })).toBeFocused()
  const card = page.getByRole('region', { name: 'Checkout per cart to 69.5 %' })
  await expect(card.getByText('Chance of reaching it')).toBeVisible()
  await expect(card.getByRole('definition').first()).toHaveText(/^([<>] )?\d+ %(very |un)*/)
  await expect(card.getByText('Needed from here', { exact: true })).toBeVisible()
  await expect(card.getByRole('img', { name: /Checkout per cart, whole shop.*target 69.5 %/ })).toBeVisible()
  await expect(card.getByText(/80 % bands held in \d of the last 6 quarters/)).toBeVisible()

  await openMenu(card, '')
  await page.getByRole('menuitemcheckbox', { name: 'Show the numbers' }).click()
  const table = page.getByRole('table', { name: /day by day/ })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('table', { name: /Earlier forecasts/ })).toBeVisible()
  const href = await readHref(page, 'Checkout per cart', 'CSV')
  const csv = await (await request.get(href)).text()
  expect(csv.split('\n')[0]).toBe('day,value,p10,p25,p50,p75,p90,target')
  expect(csv.trim().split('\n').length).toBe(await table.getByRole('row').count())

  const { rows } = await (await request.get('/api/reports/goals')).json()
  const isOurs = ({ owner }: { owner: string }) => owner === 'Priya Shah'
  expect(rows.filter(isOurs)).toMatchObject([{ metric: 'checkout_per_cart', target: 0.695, status: 'open' }])
  const { status, stdout } = shop.tundish(['report', 'goals', '--format', 'json'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout).rows.find(isOurs).chance).toBe(rows.find(isOurs).chance)

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
  await expectNoOverflowOnPhone(page)

  await page.getByRole('button', { name: /^Close Checkout per cart/ }).click()
  await expect(page.getByRole('heading', { name: 'Closed goals' })).toBeVisible()
  const closed = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: NAME }) })
  await expect(closed.getByText('Closed on')).toBeVisible()
  await closed.getByRole('button', { name: /^Reopen/ }).click()
  await expect(page.getByRole('heading', { name: 'Checkout per cart to 72 %' })).toBeVisible()
  await expect(page.getByText('History, 4 entries')).toBeVisible()
})
