import { expectFitsEverybody, listenForErrors } from '../fits-everybody'
import { saveReport } from '../save-report'
import { setGoal } from '../set-goal'
import { expect, test } from '../test'

// Every page of the dashboard with all that can be on it: at a desk and on smaller screens, in the light and in the dark,
// and without a word from the browser. What opens on a page is looked at where it is used.

test.beforeAll(({ shop }) => {
  expect(shop.tundish(['pipeline', 'run', '--select', 'snapshot']).status).toBe(0)
})

for (const path of [
  '/',
  '/products',
  '/products/catalogue?range=365d',
  '/timing',
  '/paths',
  '/quarters',
  '/different',
  '/worth',
  '/breakdown',
  '/breakdown/segments',
  '/breakdown/segments?where=visitor+is+new&against=weekday+is+monday',
  '/fulfilment?range=90d',
  '/data',
  '/data/dictionary',
  '/data/dbt',
  '/data/event',
  '/data/node/page:overview',
  '/data/runs',
  '/data/runs/1',
])
  test(`${path} is for everybody, and logs no error`, async ({ page }) => {
    const heard = listenForErrors(page)
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectFitsEverybody(page)
    expect(heard).toEqual([])
  })

test('so are a product, a goal, and a saved report with its list', async ({ page, request }) => {
  const heard = listenForErrors(page)
  const { rows } = await (await request.get('/api/reports/catalogue')).json()
  await page.goto(`/products/product?id=${rows[0].product_id}`, { waitUntil: 'networkidle' })
  await expectFitsEverybody(page)
  await setGoal(page, 'Ann')
  await expectFitsEverybody(page)
  await page.goto('/?unit=users')
  await saveReport(page, 'For everybody')
  await page.waitForLoadState('networkidle')
  await expectFitsEverybody(page)
  await page.goto('/reports', { waitUntil: 'networkidle' })
  await expectFitsEverybody(page)
  expect(heard).toEqual([])
})
