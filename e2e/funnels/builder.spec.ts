import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { readXlsx } from '@/lib/testing/files/read-xlsx'
import {
  expectAccessible,
  expectFitsEverybody,
  expectNoOverflowOnPhone,
  listenForErrors,
} from '../fits-everybody'
import { expect, test } from '../test'
import { addStep, listBars, listCounts, listSteps } from './build-funnel'
import { giveCheckouts } from './write-checkouts'

// A shop with a checkout of five steps: a funnel is built, seen counted, told what makes no sense, kept, and taken back.

test.describe.configure({ mode: 'serial' })

test.beforeAll(({ shop }) => giveCheckouts(shop))

const saved = (page: Page) => page.getByRole('list', { name: 'Saved funnels' })

test('a checkout of five steps within seven days is built by mouse and keyboard, and counted as the terminal does', async ({
  page,
  shop,
}) => {
  const heard = listenForErrors(page)
  await page.goto('/funnels')
  await expect(page.getByRole('list', { name: 'Templates' })).toContainText(
    'Saw the cart → Began the checkout',
  )
  await expectFitsEverybody(page)
  await page.getByRole('link', { name: 'New funnel' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New funnel')
  for (const type of ['view_cart', 'begin_checkout', 'add_payment_info', 'add_shipping_info']) {
    await addStep(page, type)
  }
  await page.getByRole('button', { name: 'Choose: Add a step' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^purchase / }).focus()
  await page.keyboard.press('Enter')
  await expect(listSteps(page).getByRole('listitem')).toHaveCount(5)
  const up = page.getByRole('button', { name: 'Move up: Add shipping info' })
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(up).toBeFocused()
  await expect(listSteps(page).getByRole('listitem').nth(2)).toContainText('Add shipping info')

  await page.getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Within a time').check()
  await expect(page.getByLabel('How long')).toHaveValue('7')
  await page.getByRole('button', { name: 'Step 5: Purchase' }).click()
  await page.getByLabel('Name').fill('Bought')
  await expect(listBars(page)).toHaveCount(5)
  await expect(listBars(page).nth(4)).toContainText('Bought')
  await expect(listBars(page).nth(1)).toContainText('of the step before')
  await expectFitsEverybody(page)

  await page.reload()
  await expect(listSteps(page).getByRole('listitem').nth(4)).toContainText('Bought')
  await page.getByRole('button', { name: /^Range/ }).click()
  await page.getByRole('button', { name: 'All time', exact: true }).click()
  await expect(page.locator('[data-shown]')).toContainText('All time')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const form = page.getByRole('form', { name: 'Save the funnel' })
  await expect(form.getByLabel('Name')).toHaveValue('View cart to bought')
  await form.getByLabel('Name').fill('Checkout')
  await form.getByRole('button', { name: 'Save funnel' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkout')
  await expect(page).toHaveURL(/\/funnels\/\d+$/)

  await page.goto(`${page.url()}?range=all`)
  const id = /\d+(?=\?)/.exec(page.url())?.[0] ?? ''
  const counted = JSON.parse(shop.tundish(['funnels', 'count', id, '--format', 'json']).stdout)
  const right = counted.map(({ attempts }: { attempts: number }) => attempts)
  expect(right[0]).toBeGreaterThan(right[4])
  await expect.poll(() => listCounts(page)).toEqual(right)
  await page.getByRole('button', { name: 'More of: How many come how far' }).click()
  const csv = await page.getByRole('menuitem', { name: 'Table as CSV' }).getAttribute('href')
  const lines = (await (await page.request.get(String(csv))).text()).split('\n')
  expect(lines.slice(1, 6).map((line) => Number(line.split(',')[2]))).toEqual(right)

  const xlsx = await page.getByRole('menuitem', { name: 'Table as XLSX' }).getAttribute('href')
  const [about, sheet] = readXlsx(await (await page.request.get(String(xlsx))).body())
  expect(about?.rows[0]?.[0]?.value).toBe('How many come how far')
  expect(sheet?.rows.slice(1).map((row) => row[2]?.value)).toEqual(right)
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Picture as SVG' }).click()
  const picture = readFileSync(await (await saving).path(), 'utf8')
  for (const text of ['View cart', 'Bought', right[4].toLocaleString('en')]) expect(picture).toContain(text)
  await page.getByRole('button', { name: 'More of: How many come how far' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Show the numbers' }).click()
  await expect(page.getByRole('table', { name: 'The funnel in numbers' })).toBeVisible()
  await expectFitsEverybody(page)

  await expect(page.getByText('Still being counted')).toHaveCount(0)
  const kept = await (await page.request.get(`/api/reports/funnel?funnel=${id}`)).json()
  expect(kept.rows.map(({ count }: { count: number }) => count)).toEqual(right)
  for (const path of ['/', '/timing', '/quarters']) {
    await page.goto(`${path}?funnel=${id}&range=all`)
    await expect(page.locator('[data-shown]')).toContainText('attempts · Checkout')
    await expect(page.getByRole('combobox', { name: 'Funnel', exact: true })).toHaveValue(id)
    await expect(page.getByText('This could not be answered')).toHaveCount(0)
    await expectFitsEverybody(page)
  }
  await page.goto(`/funnels/${id}?range=all`)

  await page.getByLabel('In parts by').selectOption({ label: 'By device' })
  const parts = page.getByRole('table', { name: 'In parts by device' })
  await expect(parts.getByRole('row')).toHaveCount(5)
  await expect(parts.getByRole('row', { name: /^All/ })).toContainText(String(right[0]))
  expect(heard).toEqual([])
})

test('what makes no sense is told at its place, and the last answer stays', async ({ page }) => {
  await page.goto('/funnels')
  await page.getByRole('link', { name: 'Checkout, step by step' }).click()
  await expect(listBars(page)).toHaveCount(5)
  const before = await listCounts(page)
  await page.getByRole('button', { name: 'Step 1: Saw the cart' }).click()
  await page.getByLabel('May be left out').check()
  await expect(listSteps(page).getByRole('listitem').first().getByRole('alert')).toContainText(
    'optional and the first',
  )
  await expect(page.getByText('This is the answer to what was asked before.')).toBeVisible()
  expect(await listCounts(page)).toEqual(before)
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  await expectAccessible(page)
  await page.getByLabel('May be left out').uncheck()
  await page.getByRole('button', { name: 'Only where…' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Name the property')
  await page.getByLabel('Property').fill('device')
  await page.getByLabel('Value').fill('phone')
  await expect.poll(async () => (await listCounts(page))[0]).toBeLessThan(before[0] ?? 0)
  await expectNoOverflowOnPhone(page)

  page.once('dialog', (dialog) => dialog.dismiss())
  await page.getByRole('link', { name: 'Funnels', exact: true }).first().click()
  await expect(page.getByLabel('Property')).toBeVisible()
  page.once('dialog', (dialog) => dialog.accept())
  await page.getByRole('link', { name: 'Funnels', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Funnels')
})

test('a saved one gets versions, is renamed, duplicated, deleted and brought back', async ({ page }) => {
  await page.goto('/funnels')
  await saved(page).getByRole('link', { name: 'Checkout' }).click()
  await page.getByRole('button', { name: 'Remove: Add payment info' }).click()
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(page.getByText(/version 2 of 2/)).toBeVisible()
  await page.getByRole('link', { name: /^Version 1/ }).click()
  await expect(page.getByText('This is version 1.')).toBeVisible()
  await expect(listSteps(page).getByRole('listitem')).toHaveCount(5)
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(page.getByText(/version 3 of 3/)).toBeVisible()
  await expectFitsEverybody(page)
  await page.getByRole('button', { name: 'Rename' }).click()
  const form = page.getByRole('form', { name: 'Rename the funnel' })
  await form.getByLabel('Name').fill('The checkout')
  await form.getByLabel('Description').fill('Field by field')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The checkout')

  await page.goto('/funnels')
  await expect(saved(page)).toContainText('Field by field')
  await page.getByRole('button', { name: 'Duplicate: The checkout' }).click()
  const copy = saved(page).getByRole('link', { name: 'Copy of The checkout' })
  await expect(copy).toBeVisible()
  const href = String(await copy.getAttribute('href'))
  await page.getByRole('button', { name: 'Delete: Copy of The checkout' }).click()
  await expect(page.getByText('Deleted: Copy of The checkout.')).toBeVisible()
  await expect(copy).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(copy).toBeVisible()
  await page.getByRole('button', { name: 'Delete: Copy of The checkout' }).click()
  await expect(copy).toHaveCount(0)
  await page.goto(href)
  await expect(page.getByText('This funnel was deleted')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Copy of The checkout')
})

test('of more than twenty saved ones there are pages, and a search by name, owner and steps', async ({
  page,
}) => {
  await page.goto('/funnels')
  await expect(page.getByRole('searchbox', { name: 'Search funnels' })).toHaveCount(0)
  for (let copy = await saved(page).getByRole('listitem').count(); copy <= 20; copy += 1) {
    await page
      .getByRole('button', { name: /^Duplicate: / })
      .last()
      .click()
    await expect(saved(page).getByRole('listitem')).toHaveCount(Math.min(copy + 1, 20))
  }
  await page.reload()
  await expect(page.getByText('Page 1 of 2')).toBeVisible()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(saved(page).getByRole('listitem')).toHaveCount(1)
  const search = page.getByRole('searchbox', { name: 'Search funnels' })
  await search.fill('the checkout')
  await expect(page).toHaveURL(/q=the/)
  await expect(saved(page).getByRole('link', { name: 'The checkout', exact: true })).toBeVisible()
  await search.fill('no such funnel')
  await expect(page.getByText('No funnel has this in its name')).toBeVisible()
  await expectFitsEverybody(page)
  await page.getByRole('link', { name: 'Show all funnels' }).click()
  await expect(page.getByText('Page 1 of 2')).toBeVisible()
})
