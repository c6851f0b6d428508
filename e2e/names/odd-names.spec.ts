import { expect, type Page, test } from '@playwright/test'
import { tundish } from '../tundish'
import { FIRST, writeShop } from './files'

// Every product that is offered can be asked for, whatever it is called.

/** Each with as many views as no other. */
const NAMES = [
  ['n1', 'Moss', 'Moss (n1)'],
  ['n2', 'Moss', 'Moss (n2)'],
  ['n3', 'Moss ', 'Moss␠'],
  ['n4', 'with\ttab', 'with⇥tab'],
  ['n5', 'with\nline', 'with↵line'],
  ['n6', 'with\u00a0blank', 'with⍽blank'],
  ['n7', 'x'.repeat(200), 'x'.repeat(200)],
  ['n 8\t', '  two  blanks  ', '␠␠two␠␠blanks␠␠'],
  ['n9', "Robert'); drop table product;--", "Robert'); drop table product;--"],
  ['n10', 'with\r\nline', 'with␍↵line'],
] as const

const viewsOf = (index: number) => 3 + index

test.beforeAll(() => {
  const products = NAMES.map(([id, name]) => ({ id, name, category: `of ${name.slice(0, 20)}` }))
  const visits = [...NAMES.map(([id]) => id), 'no row'].map((product, index) => {
    return { product, viewed: viewsOf(index), carted: 1 }
  })
  const { status, stderr } = tundish(
    'names',
    'import',
    'greenery',
    writeShop([...FIRST.slice(0, 1), ...products], visits),
  )
  expect([status, stderr]).toEqual([0, expect.anything()])
})

async function openPicker(page: Page) {
  await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'All products' }).click()
  return page.getByRole('searchbox', { name: 'Search products' })
}

const OFFERED = [...NAMES.map(([id, , label]) => [id, label] as const), ['no row', 'no row'] as const]

for (const [index, [id, label]] of OFFERED.entries()) {
  test(`${JSON.stringify(label.slice(0, 40))} is chosen, and counted by itself`, async ({ page }) => {
    await page.goto('/?range=all', { waitUntil: 'networkidle' })
    await openPicker(page)
    await page.getByRole('listitem').getByRole('button', { name: label, exact: true }).click()
    await expect(page.locator('[data-shown]')).toHaveText(
      new RegExp(` · sessions · .*${label.slice(-3).replace(/[()]/g, '.')}$`),
    )
    expect(new URL(page.url()).searchParams.get('product')).toBe(id)
    await expect(page.getByText(`${viewsOf(index)} sessions`).first()).toBeVisible()
    await page.reload()
    await expect(page.getByText(`${viewsOf(index)} sessions`).first()).toBeVisible()
  })
}

test('a name is asked for exactly as it is, in address, JSON and terminal', async ({ page, request }) => {
  const inTerminal = ['Moss ', 'with\ttab', 'with\nline', 'with\u00a0blank', 'n2']
  for (const [index, [id, name]] of NAMES.entries()) {
    for (const asked of index < 2 ? [id] : [id, name]) {
      const search = new URLSearchParams({ range: 'all', product: asked })
      await page.goto(`/?${search}`)
      await expect(page.getByText(`${viewsOf(index)} sessions`).first()).toBeVisible()
      const answer = await (await request.get(`/api/reports/funnel?${search}`)).json()
      expect([answer.product, answer.product_name, answer.rows[0].count]).toEqual([
        id,
        NAMES[index]?.[2],
        viewsOf(index),
      ])
      if (!inTerminal.includes(asked)) continue
      const told = tundish('names', 'report', 'funnel', '--product', asked, '--format', 'csv')
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
  for (const [, , label] of NAMES) {
    await expect(page.getByRole('rowheader', { name: label, exact: true })).toHaveCount(1)
  }
  const csv = await (await request.get('/api/reports/products?format=csv')).text()
  expect(csv).toContain('Moss (n1),3,')
  expect(csv).toContain('Moss (n2),4,')
  const { rows } = await (await request.get('/api/reports/products')).json()
  const named = Object.fromEntries(
    rows.map((row: { product_id: string; product: string }) => [row.product_id, row.product]),
  )
  for (const [id, name] of NAMES) expect(named[id]).toBe(name)
})
