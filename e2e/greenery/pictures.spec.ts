import type { Page } from '@playwright/test'
import { resize } from '../fits-everybody'
import { expect, test } from '../test'

const WIDTHS = [390, 768, 1280, 1920] as const

/** Where texts of pictures lie, of those that are shown. */
async function readTexts(page: Page, selector: string) {
  return page.locator(selector).evaluateAll((texts) =>
    texts
      .filter((text) => text.getClientRects().length > 0)
      .map((text) => {
        const box = text.getBoundingClientRect()
        const picture = text.closest('svg')?.getBoundingClientRect()
        const { left = 0, right = 0, top = 0, bottom = 0 } = picture ?? {}
        const inside =
          box.left >= left - 1 && box.right <= right + 1 && box.top >= top - 1 && box.bottom <= bottom + 1
        const lines = text.querySelectorAll('tspan').length
        return { text: text.textContent ?? '', top: box.top, bottom: box.bottom, inside, lines }
      }),
  )
}

for (const path of [
  '/?grain=day',
  '/?from=2021-02-10&to=2021-02-11',
  '/products',
  '/quarters',
  '/worth?range=all',
]) {
  test(`texts of pictures on ${path} stay inside them, one line each, at every width`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' })
    for (const width of WIDTHS) {
      await resize(page, width)
      if (path.includes('day') || path.includes('from') || path === '/quarters')
        await expect(page.locator('.recharts-surface text').first()).toBeVisible()
      const texts = await readTexts(page, 'main svg[data-chart] text, main .recharts-surface text')
      const wrong = texts.filter(({ inside, lines }) => !inside || lines > 1)
      expect(
        wrong.map(({ text }) => text),
        `at ${width} px`,
      ).toEqual([])
    }
  })
}

test('names at the ends of lines that meet are apart', async ({ page }) => {
  await page.goto('/?from=2021-02-11&to=2021-02-13&grain=day', { waitUntil: 'networkidle' })
  await expect(page.locator('g[data-end-labels]').first()).toBeVisible()
  const names = await readTexts(page, 'g[data-end-labels] text')
  expect(names.map(({ text }) => text).slice(0, 3)).toEqual(['Viewed', 'Added to cart', 'Checked out'])
  expect(names.every(({ inside }) => inside)).toBe(true)
  const [first, second, third] = names
  expect(second?.top).toBeGreaterThanOrEqual((first?.bottom ?? 0) - 2)
  expect(third?.top).toBeGreaterThanOrEqual((second?.bottom ?? 0) - 2)
})

test('one product is not held against itself', async ({ page }) => {
  const lost = page.getByRole('heading', { name: 'Which products lose most?' })
  await page.goto('/')
  await expect(lost).toBeVisible()
  await page.goto('/?product=ZZ+Plant')
  await expect(page.getByRole('heading', { name: 'What matters most' })).toBeVisible()
  await expect(lost).toHaveCount(0)
})

test('a rate of sessions and that of the products in them are two names on one page', async ({ page }) => {
  await page.goto('/?from=2021-02-11&to=2021-02-12')
  const rates = page.getByRole('table', { name: 'Rates before and now' })
  await expect(rates.getByRole('rowheader', { name: 'Checkout per view', exact: true })).toBeVisible()
  const parts = page.getByRole('table', { name: 'Parts of the change' })
  await expect(parts.getByRole('rowheader').last()).toHaveText('Checkout per product view, all together')
  await expect(
    page.getByText(/^Of the change of checkout per product view, .*, the largest part/),
  ).toBeVisible()
})
