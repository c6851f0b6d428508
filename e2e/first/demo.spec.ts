import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { SHOPS } from '../shops'
import { tundish } from '../tundish'

// It takes the demo away, and with it the goals and annotations that were made about it.

test('the screen says that it is a demo, and one click takes it away', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText(/demo shop/i).first()).toBeVisible()
  page.on('dialog', (dialog) => dialog.accept())
  await page.getByRole('button', { name: /remove the demo/i }).click()
  const confirm = page.getByRole('button', { name: /yes, remove|remove it/i })
  await Promise.race([confirm.click({ timeout: 3_000 }).catch(() => {}), page.waitForTimeout(3_000)])
  await expect(page.getByText(/no events yet/i).first()).toBeVisible()
  await expect(page.getByText(/import greenery/).first()).toBeVisible()
  for (const path of ['/products', '/timing', '/quarters', '/worth', '/goals']) {
    await page.goto(path)
    await expect(page.getByText(/no events yet/i).first()).toBeVisible()
  }
  expect(tundish('demo', 'report', 'goals', '--format', 'csv').stdout.trim().split('\n')).toHaveLength(1)
  expect(tundish('demo', 'annotations').stdout).toBe('There are no annotations.\n')
})

test('the command line never loads the demo unasked', async () => {
  const { status, stdout } = tundish('demo', 'report', 'funnel', '--format', 'csv')
  expect(status).toBe(0)
  expect(stdout).toContain('viewed,0,')
})

test('the first import of real data takes the demo away and says so', async ({ page }) => {
  test.skip(!existsSync(SHOPS.greenery.folder), 'the Greenery files are absent')
  expect(tundish('demo', 'demo', 'load').status).toBe(0)
  const { status, stdout } = tundish('demo', 'import', 'greenery', SHOPS.greenery.folder)
  expect(status).toBe(0)
  expect(stdout).toMatch(/demo shop was removed/i)
  await page.goto('/')
  await expect(page.getByText('578').first()).toBeVisible()
  await expect(page.getByText(/demo shop/i)).toHaveCount(0)
  expect(tundish('demo', 'demo', 'load')).toMatchObject({ status: 1, stdout: '' })
})
