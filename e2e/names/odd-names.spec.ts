import type { Page } from '@playwright/test'
import { expect, test } from '../test'
import { ODD_NAMES, viewsOf } from './write-odd-names'

// Every product that is offered can be asked for, whatever it is called.

test.use({ shopName: 'odd-names' })

const filters = (page: Page) => page.getByRole('search', { name: 'Filters' })

const OFFERED = [...ODD_NAMES.map(([id, , label]) => [id, label] as const), ['no row', 'no row'] as const]

test('each is chosen, and counted by itself', async ({ page }) => {
  await page.goto('/?range=all', { waitUntil: 'networkidle' })
  for (const [index, [id, label]] of OFFERED.entries()) {
    await filters(page)
      .getByRole('button', { name: /^Product/ })
      .click()
    await page.getByRole('listitem').getByRole('button', { name: label, exact: true }).click()
    await expect(page.locator('[data-shown]')).toHaveText(
      new RegExp(` · sessions · .*${label.slice(-3).replace(/[()]/g, '.')}$`),
    )
    expect(new URL(page.url()).searchParams.get('product')).toBe(id)
    await expect(page.getByText(`${viewsOf(index)} sessions`).first()).toBeVisible()
  }
})

test('a name is asked for exactly as it is, in address, JSON and terminal', async ({
  page,
  request,
  shop,
}) => {
  // Each kind of blank once; the others are as different in JSON.
  const onScreen = ['Moss ', 'with\nline', 'n 8\t', "Robert'); drop table product;--"]
  const inTerminal = ['with\ttab', 'with\u00a0blank', 'n2']
  for (const [index, [id, name, label]] of ODD_NAMES.entries()) {
    for (const asked of index < 2 ? [id] : [id, name]) {
      const search = new URLSearchParams({ range: 'all', product: asked })
      const answer = await (await request.get(`/api/reports/funnel?${search}`)).json()
      expect([answer.product, answer.product_name, answer.rows[0].count]).toEqual([id, label, viewsOf(index)])
      if (onScreen.includes(asked)) {
        await page.goto(`/?${search}`)
        await expect(page.getByText(`${viewsOf(index)} sessions`).first()).toBeVisible()
      }
      if (!inTerminal.includes(asked)) continue
      const told = shop.tundish(['report', 'funnel', '--product', asked, '--format', 'csv'])
      expect(told.stdout).toContain(`viewed,${viewsOf(index)}`)
    }
  }
  const twins = await request.get('/api/reports/funnel?product=Moss')
  expect(twins.status()).toBe(422)
  expect((await twins.json()).error.message).toContain('Give the id of one of them: n1, n2')
})

test('categories that differ only in blanks are two, and each is chosen', async ({ page }) => {
  await page.goto('/?range=all', { waitUntil: 'networkidle' })
  const category = page.getByRole('combobox', { name: 'Category' })
  await category.selectOption('of Moss␠')
  await expect(page.getByText('5 sessions').first()).toBeVisible()
  await category.selectOption('of Moss')
  await expect(page.getByText('7 sessions').first()).toBeVisible()
  await category.selectOption('of with␍↵line')
  await expect(page.getByText('12 sessions').first()).toBeVisible()
})

test('tables and files tell products of one name apart', async ({ page, request }) => {
  await page.goto('/products?range=all')
  for (const [, , label] of ODD_NAMES) {
    await expect(page.getByRole('rowheader', { name: label, exact: true })).toHaveCount(1)
  }
  const csv = await (await request.get('/api/reports/products?format=csv')).text()
  expect(csv).toContain('Moss (n1),3,')
  expect(csv).toContain('Moss (n2),4,')
  const { rows } = await (await request.get('/api/reports/products')).json()
  const named = Object.fromEntries(
    rows.map((row: { product_id: string; product: string }) => [row.product_id, row.product]),
  )
  for (const [id, name] of ODD_NAMES) expect(named[id]).toBe(name)
})
