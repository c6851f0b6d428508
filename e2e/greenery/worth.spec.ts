import { expect, test } from '../test'

test('two days of data: nothing is said of a quarter, on the page and by the API', async ({
  page,
  request,
}) => {
  await page.goto('/worth')
  await expect(page.getByText('Too early to say')).toBeVisible()
  await expect(page.getByText(/can honestly be told from 14 whole days on/)).toBeVisible()
  await expect(page.locator('a[href*="/api/reports/worth"]')).toHaveCount(0)
  const answer = await (await request.get('/api/reports/worth')).json()
  expect(answer).toMatchObject({ report: 'worth', fewest_days: 14, rows: [] })
})
