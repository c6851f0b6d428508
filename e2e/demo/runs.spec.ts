import type { Page } from '@playwright/test'
import { expect, test } from '../test'

// The runs of the pipeline: what they did, how long it took, and what is begun from here.

/** The number of the run whose page is open, where it is not that of another. */
async function numberOf(page: Page, other: number | null = null): Promise<number> {
  const heading = page.getByRole('heading', { level: 1, name: /^Run \d+$/ })
  await expect(heading).toBeVisible()
  if (other !== null) await expect(heading).not.toHaveText(`Run ${other}`)
  return Number((await heading.textContent())?.replace('Run ', ''))
}

test('a run is begun and followed, one that failed goes on from its step, and one that passed from any', async ({
  page,
  request,
  shop,
}) => {
  await page.goto('/data/runs')
  await page.getByRole('button', { name: 'Run now' }).click()
  const begun = await numberOf(page)
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps).toHaveCount(5)
  await expect(steps.filter({ hasText: 'Docs' })).toContainText('24 models were counted')
  await expect(steps.filter({ hasText: 'Snapshot' })).toContainText(/orders are new|Nothing/)
  await expect(page.getByRole('list', { name: 'Data tests' }).getByRole('listitem').first()).toContainText(
    'passed',
  )
  await expect(page.getByText('asked for by the team')).toBeVisible()

  // Those of the terminal are there, too.
  expect(shop.tundish(['pipeline', 'run'], { TUNDISH_WATCH_DIR: '/no/such/folder' }).status).toBe(1)
  await page.goto('/data/runs')
  const runs = page.getByRole('list', { name: 'Runs' }).getByRole('listitem')
  await expect(runs.first()).toContainText('failed')
  await runs.first().getByRole('link').click()
  await expect(page.getByText('The watched folder /no/such/folder cannot be read')).toBeVisible()
  await expect(page.getByText('Not tried, because Import did not pass.').first()).toBeVisible()
  const failed = await numberOf(page)
  // What it should have brought up to date is stale everywhere.
  await page.goto('/')
  await expect(page.getByText('these are the last good numbers').first()).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Run again from Import' }).click()
  const mended = await numberOf(page, failed)
  await expect(page.getByText('24 models were counted')).toBeVisible()
  await page.goto('/')
  await expect(page.locator('[data-guard="passed"]').first()).toBeVisible()
  await expect(page.getByText('these are the last good numbers')).toHaveCount(0)

  await page.goto(`/data/runs/${mended}?since=${begun}`)
  await expect(
    page.getByText(`no day that was counted when run ${begun} ended had other counts`),
  ).toBeVisible()
  await page.goto(`/data/runs/${begun}?since=${mended}`)
  await expect(page.getByText(`Run ${mended} is not before run ${begun}; name an earlier one.`)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Since run' })).toHaveValue(String(mended))
  const csv = await request.get(`/data/runs/${mended}/restatements.csv?since=${begun}`)
  expect(await csv.text()).toMatch(/^\S*day,product,viewed_before,viewed_after/)
  expect((await request.get(`/data/runs/${mended}/restatements.csv?since=x`)).status()).toBe(404)

  await page.goto(`/data/runs/${mended}`)
  for (const step of ['Import', 'Snapshot', 'Refresh', 'Test', 'Docs']) {
    await expect(page.getByRole('button', { name: `Run again from ${step}` })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Run again from Docs' }).click()
  await numberOf(page, mended)
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(1)
})

test('unknown runs are not found', async ({ page, request }) => {
  for (const id of ['999', 'x', '-1', '1e3']) {
    const answer = await request.get(`/data/runs/${id}`)
    expect(answer.status()).toBeLessThan(500)
    expect(await answer.text()).toContain('There is no such page')
    expect((await request.get(`/data/runs/${id}/restatements.csv`)).status()).toBe(404)
  }
  await page.goto('/data/runs/999')
  await expect(page.getByText('There is no such page')).toBeVisible()
})
