import { funnelOf } from '../funnel-of'
import { openMenu, readHref } from '../save'
import { expect, test } from '../test'

test('a filter is in the URL, survives a reload, and goes back', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Users', exact: true }).click()
  await expect(page).toHaveURL(/unit=users/)
  await expect(page.getByText(/\d users/).first()).toBeVisible()
  await page.reload()
  await expect(page).toHaveURL(/unit=users/)
  await expect(page.getByText(/\d users/).first()).toBeVisible()
  await page.goBack()
  // An empty tab has no unit either.
  await expect(page).toHaveURL('/')
})

test('a column of the products table sorts by click, and the URL says so', async ({ page }) => {
  await page.goto('/products')
  const table = page.getByRole('table').first()
  await table.getByRole('columnheader', { name: 'Checked out' }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=/)
  await expect(table.locator('th[aria-sort="descending"], th[aria-sort="ascending"]')).toHaveCount(1)
})

test('a part of a breakdown is chosen, narrows every page, and is taken away', async ({ page, request }) => {
  await page.goto('/breakdown?range=all&breakdown=weekday')
  await page.getByRole('link', { name: 'monday' }).first().click()
  await expect(page).toHaveURL(/where=weekday\+is\+monday/)
  await expect(page.locator('[data-shown]')).toHaveText(/all products, weekday is monday$/)
  const csv = await request.get('/api/reports/funnel?where=weekday+is+monday&format=csv')
  const [, first = ''] = (await csv.text()).split('\n')
  const viewed = Number(first.split(',')[1])
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(funnelOf(page)).toHaveAccessibleName(new RegExp(`Viewed ${viewed.toLocaleString('en')},`))
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('button', { name: 'Take away weekday is monday' }).click()
  await expect(page).not.toHaveURL(/where=/)
})

test('the CSV of a table is what the report says', async ({ page, request }) => {
  await page.goto('/products?range=30d&unit=users')
  const href = await readHref(page, 'Conversion per product', 'CSV')
  expect(href).toContain('unit=users')
  const answer = await request.get(href)
  expect(answer.status()).toBe(200)
  expect((await answer.text()).split('\n')[0]).toBe(
    'product,viewed,carted,checked_out,cart_per_view,checkout_per_cart,checkout_per_view,at_least',
  )
})

test('every chart has its numbers in a table', async ({ page }) => {
  for (const path of ['/', '/timing']) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await openMenu(page, '')
    await page.getByRole('menuitemcheckbox', { name: 'Show the numbers' }).click()
    await expect(page.getByRole('region', { name: /^Show the numbers/ }).getByRole('table')).toBeVisible()
  }
})

test('the keyboard reaches the content and the filters', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /skip to/i })).toBeFocused()
})
