import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from '@/lib/testing/files/make-folder'
import { startReceiver } from '../receiver'
import { portOf } from '../shops'
import { expect, type Shop, test } from '../test'
import { TO_RECEIVER, tundishAside } from '../tundish'
import { signIn } from './people'

// Alerts, with a real receiver where the shop's server sends them.

const folder = makeFolder('alerts')
const broken = path.join(folder, 'sessions_to_tell_of.sql')

const ADDRESS = `127.0.0.1:${portOf('alerts')}`
const runTests = ({ dataDir }: Shop) =>
  tundishAside(dataDir, ['pipeline', 'run', '--select', 'test'], {
    ...TO_RECEIVER,
    TUNDISH_TESTS_DIR: folder,
  })

test('an administrator tries the receivers, and sees what they answer', async ({ browser }) => {
  const context = await signIn(browser, 'admin')
  const page = await context.newPage()
  await page.goto('/settings/alerts')
  const channels = page.getByRole('list', { name: 'Channels' })
  await expect(channels.getByText(ADDRESS)).toBeVisible()
  await expect(channels.getByText('T/B/secret')).toHaveCount(0)
  await expect(channels.getByText('Not set up: TUNDISH_SMTP_URL')).toBeVisible()

  const button = page.getByRole('button', { name: 'Send a test to Slack' })
  await button.click()
  await expect(channels.getByText(`Not delivered. ${ADDRESS}`)).toBeVisible()
  const receiver = await startReceiver(200)
  await button.click()
  await expect(channels.getByText(`Delivered. ${ADDRESS} answered 200.`)).toBeVisible()
  expect(receiver.bodies.some((body) => body.includes('Test: Alerts of Tundish arrive here'))).toBe(true)
  await receiver.stop()

  const messages = page.getByRole('region', { name: 'Last messages' })
  await expect(messages.getByRole('row').filter({ hasText: 'Test: Alerts' })).toHaveCount(2)
  await expect(page).toHaveTitle(/Alerts/)
  await context.close()
})

test('a broken test is told once, stands on the page, and is told to be over', async ({ browser, shop }) => {
  const context = await signIn(browser, 'admin')
  const page = await context.newPage()
  const receiver = await startReceiver(200)
  const heard = (text: string) => receiver.bodies.filter((body) => body.includes(text))

  writeFileSync(broken, '-- model: session_path\nselect session_id from session_path limit 3\n')
  // The shop's server looks every minute too: whichever looks first tells it, once.
  const telling = (text: string) =>
    expect.poll(() => heard(`${text}: The data test sessions_to_tell_of fails`).length, { timeout: 20_000 })
  await runTests(shop)
  await telling('Problem').toBe(1)
  await page.goto('/settings/alerts')
  const open = page.getByRole('list', { name: 'Open alerts' })
  await expect(open.getByText('The data test sessions_to_tell_of fails')).toBeVisible()
  await page.screenshot({ path: 'test-results/alerts.png', fullPage: true })
  await page.setViewportSize({ width: 390, height: 800 })
  await page.screenshot({ path: 'test-results/alerts-390.png', fullPage: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await open.getByRole('link', { name: 'The data test sessions_to_tell_of fails' }).click()
  const tests = page.getByRole('list', { name: 'Data tests' })
  await expect(tests.getByText('sessions to tell of')).toBeVisible()

  expect(await runTests(shop)).not.toMatch(/opened/)
  rmSync(broken)
  await runTests(shop)
  await telling('Over').toBe(1)
  await telling('Problem').toBe(1)
  await page.goto('/settings/alerts')
  await expect(page.getByText('The data test sessions_to_tell_of fails').first()).toBeVisible()
  await expect(open.getByText('sessions_to_tell_of')).toHaveCount(0)
  await receiver.stop()
  await context.close()
})
