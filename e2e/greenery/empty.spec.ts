import { expect, test } from '../test'

// Where nothing was made yet, the page says how to make it. No other test on this shop makes any of these.

for (const [path, ...sentences] of [
  ['/reports', 'No reports yet', 'press “Save as report”'],
  ['/goals', 'No goals yet'],
  ['/data/runs', 'Nothing has run yet'],
  ['/data/dbt', 'No dbt project is known'],
])
  test(`${path} says how there come to be some`, async ({ page }) => {
    await page.goto(path ?? '')
    for (const sentence of sentences) await expect(page.getByText(sentence)).toBeVisible()
    if (path === '/goals') await expect(page.getByRole('form', { name: 'New goal' })).toBeVisible()
  })
