import { openMenu, readHref } from '../save'
import { expect, test } from '../test'

const TABLE = { name: /What a better rate of each product and step would bring in a quarter/ }

test('the page says in words what would bring most, and by how much', async ({ page }) => {
  await page.goto('/worth')
  const answer = page.getByText(/^Most would come from/)
  await expect(answer).toContainText(
    /String of pearls, view to cart: reaching \d+\s%, which a quarter of Succulents reach, would bring about [\d,]+ orders and [\d,]+ in revenue a quarter \(95\s%: [\d,]+ to [\d,]+\)/,
  )
  await expect(page.getByText(/^Cautiously, .* One point more there brings about/)).toBeVisible()
})

test('the whole board is there, sorts, narrows and turns its pages', async ({ page }) => {
  await page.goto('/worth')
  const table = page.getByRole('table', TABLE)
  await expect(table.getByRole('row')).toHaveCount(51)
  const revenue = table.getByRole('columnheader', { name: 'Reaching it: revenue' })
  await expect(revenue).toHaveAttribute('aria-sort', 'descending')
  await table.getByRole('link', { name: 'Entrants a quarter' }).click()
  await expect(page).toHaveURL(/sort=entrants&dir=desc/)
  const sorted = table.getByRole('columnheader', { name: 'Entrants a quarter' })
  await expect(sorted).toHaveAttribute('aria-sort', 'descending')
  const entrants = await table.getByRole('row').locator('td:nth-of-type(3)').allTextContents()
  const numbers = entrants.map((text) => Number(text.replaceAll(',', '')))
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(table.getByRole('row')).toHaveCount(11)
  await page.getByLabel('Filter by name').fill('fern')
  await expect(table.getByRole('row')).toHaveCount(5)
  await expect(table.getByRole('rowheader').first()).toHaveText(/Fern/)
})

test('worth is shown in orders too, and back takes it back', async ({ page }) => {
  await page.goto('/worth')
  const measures = page.getByRole('navigation', { name: 'Measure' })
  await expect(measures.getByRole('link', { name: 'Revenue' })).toHaveAttribute('aria-current', 'true')
  await measures.getByRole('link', { name: 'Orders' }).click()
  await expect(page).toHaveURL(/in=orders/)
  await expect(page.getByRole('heading', { name: 'What would bring most: orders a quarter' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Reaching it: orders' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'What would bring most: revenue a quarter' })).toBeVisible()
})

test('bars and heat map have their numbers, and say how they are counted', async ({ page }) => {
  await page.goto('/worth')
  const bars = page.locator('[data-panel]').filter({ hasText: 'What would bring most' })
  await openMenu(bars, '')
  await page.getByRole('menuitemcheckbox', { name: 'Show the numbers' }).click()
  await expect(bars.getByRole('table').getByRole('row')).toHaveCount(11)
  const heat = page.locator('[data-panel]').filter({ hasText: 'by product and step' })
  await openMenu(heat, '')
  await page.getByRole('menuitemcheckbox', { name: 'Show the numbers' }).click()
  await expect(heat.getByRole('table').getByRole('row')).toHaveCount(21)
  await openMenu(heat, '')
  await page.getByRole('menuitemcheckbox', { name: 'How is this counted?' }).click()
  await expect(heat.getByText(/Cautiously, they do so at 70\s% of that rate/)).toBeVisible()
  await expect(heat.getByText(/the 89 whole days from/)).toBeVisible()
})

test('the board is saved as CSV', async ({ page, request }) => {
  await page.goto('/worth?category=Foliage', { waitUntil: 'networkidle' })
  const answer = await request.get(await readHref(page, 'Every product and step', 'CSV'))
  expect(answer.status()).toBe(200)
  const lines = (await answer.text()).trim().split(/\r?\n/)
  expect(lines[0]).toBe(
    'product,category,step,entrants_per_quarter,rate,shrunk_rate,p75,orders_per_point,revenue_per_point,orders_to_p75,orders_to_p75_low,orders_to_p75_high,revenue_to_p75,revenue_to_p75_low,revenue_to_p75_high,currency',
  )
  const rows = page.getByRole('table', TABLE).getByRole('row')
  expect(lines).toHaveLength(await rows.count())
  expect(lines.slice(1).every((line) => line.split(',')[1] === 'Foliage')).toBe(true)
})

test('one product keeps what its category reaches, and a week is too early to say', async ({ page }) => {
  await page.goto('/worth?product=String+of+pearls')
  await expect(page.getByText(/which a quarter of Succulents reach/)).toBeVisible()
  await expect(page.getByRole('table', TABLE).getByRole('row')).toHaveCount(3)
  await page.goto('/worth?range=7d')
  await expect(page.getByText('Too early to say')).toBeVisible()
  await expect(page.getByText(/from 14 whole days on/)).toBeVisible()
  await page.getByRole('link', { name: 'Show all time' }).click()
  await expect(page.getByText(/^Most would come from/)).toBeVisible()
})
