import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { makeFolder } from '@/lib/testing/files/make-folder'
import { expect, type Shop, test } from '../test'
import { signIn } from './people'

// What tests of the data find is beside the numbers that they guard, on the dashboard and on open links.

const folder = makeFolder('data-tests')
const broken = path.join(folder, 'no_session_is_late.sql')

const run = ({ tundish }: Shop, ...args: readonly string[]) =>
  tundish(['pipeline', 'run', ...args], { TUNDISH_TESTS_DIR: folder })
const runTests = (shop: Shop) => run(shop, '--select', 'test')

const badges = (page: Page, state: string) => page.locator(`[data-guard="${state}"]`)

/** An open page asks when its reader comes back to it. */
const comeBack = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))

async function shareOverview(page: Page, kind: string): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Share this page' }).click()
  await page.getByRole('radio', { name: kind }).check()
  await page.getByRole('button', { name: 'Make the link' }).click()
  return page.getByLabel('Link', { exact: true }).inputValue()
}

test('a test that fails turns what it guards amber, on the overview and on an open link; recovery turns it back', async ({
  browser,
  shop,
}) => {
  const context = await signIn(browser, 'editor')
  const page = await context.newPage()
  const theirs = await browser.newContext()
  const open = await theirs.newPage()

  expect(run(shop).status).toBe(0)
  await open.goto(await shareOverview(page, 'Live'))
  await expect(badges(open, 'passed').first()).toBeVisible()
  await expect(badges(open, 'failed')).toHaveCount(0)

  writeFileSync(broken, '-- model: session_path\nselect session_id from session_path limit 3\n')
  const failed = runTests(shop)
  expect(failed.status).toBe(1)
  expect(failed.stdout).toContain('failed no_session_is_late: 3 rows break it.')
  await comeBack(open)
  await expect(badges(open, 'failed').first()).toBeVisible()
  await expect(open.getByText('Tests of the data found problems')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('Tests of the data found problems')).toBeVisible()
  await badges(page, 'failed').first().click()
  await expect(page.getByText('no_session_is_late: 3 rows break it.').first()).toBeVisible()
  await page.screenshot({ path: 'test-results/data-tests-failed.png', fullPage: true })
  const frozen = await shareOverview(page, 'Frozen')

  rmSync(broken)
  expect(runTests(shop).status).toBe(0)
  await comeBack(open)
  await expect(badges(open, 'failed')).toHaveCount(0)
  await expect(badges(open, 'passed').first()).toBeVisible()
  await page.goto('/')
  await expect(badges(page, 'passed').first()).toBeVisible()
  await expect(page.getByText('Tests of the data found problems')).toHaveCount(0)

  // What was frozen keeps how the data stood.
  await open.goto(frozen)
  await expect(badges(open, 'failed').first()).toBeVisible()
  await theirs.close()
  await context.close()
})

test('a file that is no test says why, and guards nothing', ({ shop }) => {
  writeFileSync(broken, 'select 1')
  const { status, stdout } = runTests(shop)
  expect(status).toBe(1)
  expect(stdout).toContain('no_session_is_late.sql does not say what it judges')
  writeFileSync(broken, '-- model: event\ndelete from event returning id')
  expect(runTests(shop).stdout).toMatch(/errored no_session_is_late: /)
  writeFileSync(broken, '-- model: event\nselect * from nowhere')
  expect(runTests(shop).stdout).toContain('relation "nowhere" does not exist')
  rmSync(broken)
  expect(runTests(shop).status).toBe(0)
})
