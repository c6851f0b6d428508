import type { Page } from '@playwright/test'
import { expectAccessible, expectNoOverflowOnPhone } from '../fits-everybody'
import { expect, test } from '../test'

// On the demo shop, which comes with two annotations.

const notes = (page: Page) => page.getByRole('list', { name: 'Annotations' })

test('the demo team’s release is on the chart of the quarters, and in words under it', async ({ page }) => {
  await page.goto('/quarters')
  await expect(notes(page)).toContainText('New checkout')
  await expect(page.locator('svg title', { hasText: 'New checkout' })).toHaveCount(1)
})

test('one is added by the keyboard, changed, taken away, and brought back; what makes no sense gets a sentence', async ({
  page,
}) => {
  await page.goto('/quarters')
  await page.getByRole('button', { name: 'Add an annotation' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'New annotation' })
  await expect(form.getByLabel('Day')).toBeFocused()
  await form.getByLabel('Kind').selectOption('outage')
  await form.getByLabel('What happened').focus()
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toHaveText('Say what happened, in 1 to 120 characters.')
  await expect(form.getByLabel('Kind')).toHaveValue('outage')
  await expectAccessible(page)
  await form.getByLabel('What happened').fill('Payments <b>down</b>')
  await page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Add an annotation' })).toBeFocused()
  await expect(notes(page)).toContainText('Payments <b>down</b>')
  await page.goto('/')
  await expect(notes(page)).toContainText('Payments <b>down</b>')

  await page.goto('/quarters')
  await page.getByRole('button', { name: 'Edit: Payments <b>down</b>' }).click()
  const edit = page.getByRole('form', { name: 'Edit the annotation' })
  await edit.getByLabel('What happened').fill('Payments slow')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(notes(page)).toContainText('Payments slow')
  await page.getByRole('button', { name: 'Remove: Payments slow' }).click()
  await expect(page.getByText('Removed: Payments slow.')).toBeVisible()
  await expect(notes(page)).not.toContainText('Payments slow')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(notes(page)).toContainText('Payments slow')
  await page.reload()
  await expect(notes(page)).toContainText('Payments slow')
})

test('a script adds one, and the page has it at 390 px', async ({ page, shop }) => {
  const added = shop.tundish(['annotations', 'add', '--day', '2026-05-05', '--title', 'Spring release'])
  expect(added.stdout).toBe('Added: 2026-05-05, release, Spring release.\n')
  const refused = shop.tundish(['annotations', 'add', '--day', 'yesterday', '--title', 'x'])
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('Give the day as YYYY-MM-DD')
  await page.goto('/quarters')
  await expect(notes(page)).toContainText('Spring release')
  await expectNoOverflowOnPhone(page)
})
