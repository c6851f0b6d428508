import { readFileSync } from 'node:fs'
import path from 'node:path'
import { GREENERY_FOLDER } from '../shops'
import { expect, test } from '../test'

// The numbers that somebody else published for the Greenery files, with other software.

const expected = readFileSync(path.join(GREENERY_FOLDER, 'expected-users-per-product.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)

test('the overview shows 578, 467 and 361 sessions, and both mean times', async ({ page }) => {
  await page.goto('/')
  const funnel = page.getByRole('region', { name: /how are our users moving/i })
  for (const count of ['578', '467', '361']) await expect(funnel.getByText(count).first()).toBeVisible()
  await expect(page.getByText('1 min 12 s').first()).toBeVisible()
  await expect(page.getByText('2 min 31 s').first()).toBeVisible()
})

test('the products page shows distinct users of all 30 products', async ({ page }) => {
  await page.goto('/products?unit=users')
  const table = page.getByRole('table').first()
  for (const line of expected) {
    const [product = '', viewed = '', carted = '', checkedOut = ''] = line.split(',')
    const row = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: product, exact: true }) })
    await expect(row).toHaveCount(1)
    const text = (await row.innerText()).replace(/\s+/g, ' ')
    expect(text).toContain(`${product} ${viewed} ${carted} ${checkedOut}`)
  }
})

test('the timing page shows the pairs and both means', async ({ page }) => {
  await page.goto('/timing')
  for (const text of ['1 min 12 s', '2 min 31 s', '985', '862']) {
    await expect(page.getByText(text).first()).toBeVisible()
  }
})

test('the command line prints the published users per product while the server runs', ({ shop }) => {
  const { status, stdout } = shop.tundish(['report', 'products', '--unit', 'users', '--format', 'csv'])
  expect(status).toBe(0)
  const [header, ...lines] = stdout.trim().split('\n')
  expect(header).toBe(
    'product,viewed,carted,checked_out,cart_per_view,checkout_per_cart,checkout_per_view,at_least',
  )
  const counts = lines.map((line) => line.split(',').slice(0, 4).join(','))
  expect(counts.sort()).toEqual([...expected].sort())
})
