import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'

test('the page says in words what changed, and each sentence leads to its picture', async ({ page }) => {
  await page.goto('/quarters')
  const sentence = page.getByText(/Against the same days of the quarter before/)
  await expect(sentence).toContainText(/checkout per cart is up to \d+\s%/)
  await page.getByRole('link', { name: 'See every metric' }).first().click()
  await expect(page).toHaveURL(/#changed$/)
  const row = page.getByRole('row', { name: /^Checkout per cart/ })
  await expect(row.getByText('up', { exact: false }).first()).toBeVisible()
})

test('eight quarters are there in numbers, this one as far as it has come', async ({ page }) => {
  await page.goto('/quarters')
  // Panels arrive in any order.
  const panel = page.getByRole('region', { name: 'From quarter to quarter' }).locator('[data-panel]').first()
  await panel.getByRole('button', { name: 'Show the numbers' }).click()
  const rows = panel.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(9)
  await expect(rows.nth(1)).toContainText('(so far)')
  await page.getByRole('combobox', { name: /^Metric/ }).selectOption('checkout_per_cart')
  await expect(page).toHaveURL(/metric=checkout_per_cart/)
  await expect(panel.getByRole('heading', { name: 'Checkout per cart, quarterly' })).toBeVisible()
  await page.getByLabel('Trend by').selectOption('month')
  await expect(panel.getByRole('heading', { name: 'Checkout per cart, monthly' })).toBeVisible()
  await page.goBack()
  await expect(panel.getByRole('heading', { name: 'Checkout per cart, quarterly' })).toBeVisible()
})

test('any two ranges stand side by side, by product and by category', async ({ page }) => {
  await page.goto('/quarters?metric=checkout_per_cart')
  await page.getByRole('button', { name: /Compare with/ }).click()
  await page.getByRole('button', { name: 'Same days of that quarter last year' }).click()
  await expect(page).toHaveURL(/compare=last-year/)
  const products = page.getByRole('table', {
    name: /Checkout per product in cart of each product in two ranges/,
  })
  await expect(products.getByRole('row')).toHaveCount(31)
  await page.getByRole('link', { name: 'Categories', exact: true }).click()
  const categories = page.getByRole('table', { name: /Checkout per product in cart of each category/ })
  await expect(categories.getByRole('row')).toHaveCount(5)
  await expect(categories.getByRole('row', { name: /Foliage/ })).toContainText('up')
  await page.getByRole('button', { name: /Compare with/ }).click()
  await page.getByLabel('First day').fill('2026-01-01')
  await page.getByLabel('Last day').fill('2026-01-31')
  await page.getByRole('button', { name: 'Show these days' }).click()
  await expect(page).toHaveURL(/before_from=2026-01-01&before_to=2026-02-01/)
  await expect(page.getByRole('heading', { name: /against 1 Jan 2026 – 31 Jan 2026/ })).toBeVisible()
})

test('the table narrows to a verdict and sorts by what is at least likely', async ({ page }) => {
  await page.goto('/quarters?metric=checkout_per_cart&by=category')
  const verdicts = page.getByRole('navigation', { name: 'Verdicts' })
  const up = verdicts.getByRole('link', { name: /^Up/ })
  const count = Number((await up.textContent())?.replace(/\D/g, ''))
  expect(count).toBeGreaterThan(0)
  await up.click()
  await expect(page).toHaveURL(/verdict=up/)
  const table = page.getByRole('table', { name: /of each category/ })
  await expect(table.getByRole('row')).toHaveCount(count + 1)
  await verdicts.getByRole('link', { name: /^Down/ }).click()
  await expect(table.getByRole('row')).toHaveCount(1)
  await page.goto('/quarters?metric=cart_per_view&by=category')
  await page.getByLabel('Worth acting on from').selectOption('5')
  await expect(page).toHaveURL(/smallest=5/)
  await expect(verdicts.getByRole('link', { name: /^Flat [1-4]/ })).toBeVisible()
  await page.goto('/products?sort=at_least')
  const header = page.getByRole('columnheader', { name: 'At least' })
  await expect(header).toHaveAttribute('aria-sort', 'descending')
})

test('a part of the change opens to its products, by the keyboard too', async ({ page }) => {
  await page.goto('/quarters')
  const part = page.getByRole('link', { name: /More or fewer check out what they added/ }).first()
  await part.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/part=checkout_per_cart/)
  const details = page.getByRole('region', { name: 'Its products' })
  await expect(details.getByRole('row')).not.toHaveCount(0)
  await expect(details.getByRole('columnheader').last()).toHaveText('More or fewer check out what they added')
})

test('the tables are saved as CSV, the charts as PNG', async ({ page, request }) => {
  await page.goto('/quarters', { waitUntil: 'networkidle' })
  const links = page.getByRole('link', { name: /^CSV of/ })
  const heads: string[] = []
  for (const link of await links.all()) {
    const answer = await request.get((await link.getAttribute('href')) ?? '')
    expect(answer.status()).toBe(200)
    const [head = '', first] = (await answer.text()).split('\n')
    expect(first).not.toBe('')
    heads.push(head.split(',')[0] ?? '')
  }
  expect(heads).toEqual(['start', 'metric', 'metric', 'window_hours', 'product', 'product'])
  for (const button of await page.getByRole('button', { name: /^PNG of/ }).all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    expect(
      readFileSync(await download.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  }
})

test('all time has nothing to be held against, and the page says so', async ({ page }) => {
  await page.goto('/quarters?range=all')
  await expect(page.getByText('Nothing to compare with')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Why did it change?' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Show this quarter so far' }).click()
  await expect(page.getByRole('heading', { name: 'Why did it change?' })).toBeVisible()
})

test('what cannot be used of the address is said, and the page stands', async ({ page }) => {
  await page.goto('/quarters?before_from=2026-02-01&metric=revenue')
  await expect(page.getByText(/"before_from" and "before_to" must be given together/)).toBeVisible()
  await expect(page.getByText(/"metric" in the address must be one of/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Which products changed?' })).toBeVisible()
  await page.goto('/quarters?metric=revenue&category=Weeds')
  await expect(page.getByText(/"metric" in the address must be one of/)).toBeVisible()
  await expect(page.getByText(/No category is called "Weeds"/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Which products changed?' })).toHaveCount(0)
})
