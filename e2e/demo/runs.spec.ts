import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { tundish } from '../tundish'

// The runs of the pipeline: what they did, how long it took, and what is begun from here.

test('before any the page says how they begin', async ({ page }) => {
  await page.goto('/data/runs')
  await expect(page.getByText('Nothing has run yet')).toBeVisible()
})

test('a run that is begun here is followed to its end', async ({ page }) => {
  await page.goto('/data/runs')
  await page.getByRole('button', { name: 'Run now' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Run 1' })).toBeVisible()
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps).toHaveCount(5)
  await expect(steps.filter({ hasText: 'Docs' })).toContainText('13 models were counted')
  await expect(steps.filter({ hasText: 'Snapshot' })).toContainText('orders are new')
  await expect(page.getByRole('list', { name: 'Data tests' }).getByRole('listitem').first()).toContainText(
    'passed',
  )
  await expect(page.getByText('asked for by the team')).toBeVisible()
  await page.screenshot({ path: 'test-results/run.png', fullPage: true })
})

test('those of the terminal are there, too; a failed one goes on from the step that failed', async ({
  page,
}) => {
  process.env.TUNDISH_WATCH_DIR = '/no/such/folder'
  const failed = tundish('demo', 'pipeline', 'run')
  delete process.env.TUNDISH_WATCH_DIR
  expect(failed.status).toBe(1)
  await page.goto('/data/runs')
  const runs = page.getByRole('list', { name: 'Runs' }).getByRole('listitem')
  await expect(runs).toHaveCount(2)
  await expect(runs.first()).toContainText('failed')
  await runs.first().getByRole('link').click()
  await expect(page.getByText('The watched folder /no/such/folder cannot be read')).toBeVisible()
  await expect(page.getByText('Not tried, because Import did not pass.').first()).toBeVisible()
  // What it should have brought up to date is stale everywhere.
  await page.goto('/')
  await expect(page.getByText('these are the last good numbers').first()).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Run again from Import' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Run 3' })).toBeVisible()
  await expect(page.getByText('13 models were counted')).toBeVisible()
  await page.goto('/')
  await expect(page.locator('[data-guard="passed"]').first()).toBeVisible()
  await expect(page.getByText('these are the last good numbers')).toHaveCount(0)
})

test('numbers that stood and did not move are said to be none; unknown runs are not found', async ({
  page,
  request,
}) => {
  await page.goto('/data/runs/3?since=1')
  await expect(page.getByText('no day that was counted when run 1 ended had other counts')).toBeVisible()
  await page.goto('/data/runs/1?since=3')
  await expect(page.getByText('Run 3 is not before run 1; name an earlier one.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Since run' })).toHaveValue('3')
  const csv = await request.get('/data/runs/3/restatements.csv?since=1')
  expect(await csv.text()).toMatch(/^\S*day,product,viewed_before,viewed_after/)
  for (const id of ['99', 'x', '-1', '1e3']) {
    expect((await page.goto(`/data/runs/${id}`))?.status()).toBeLessThan(500)
    await expect(page.getByText('There is no such page')).toBeVisible()
    expect((await request.get(`/data/runs/${id}/restatements.csv`)).status()).toBe(404)
  }
  expect((await request.get('/data/runs/3/restatements.csv?since=x')).status()).toBe(404)
})

test('a run that passed is begun again from any of its steps', async ({ page }) => {
  await page.goto('/data/runs/3')
  for (const step of ['Import', 'Snapshot', 'Refresh', 'Test', 'Docs']) {
    await expect(page.getByRole('button', { name: `Run again from ${step}` })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Run again from Docs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Run 4' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(1)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list and a run have no serious accessibility finding in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    for (const path of ['/data/runs', '/data/runs/2']) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
  })
}

test('both fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/data/runs', '/data/runs/2']) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.screenshot({
      path: `test-results/${path.slice(1).replaceAll('/', '-')}-phone.png`,
      fullPage: true,
    })
  }
})
