import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { readXlsx } from '@/lib/testing/files/read-xlsx'
import { save } from '../save'
import { expect, test } from '../test'

/** An SVG file as a browser reads it on its own: what it says, what it is of, and where it ends. */
async function openSvg(page: Page, svg: string) {
  return page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml')
    const all = [...file.querySelectorAll('*')]
    return {
      root: file.documentElement.localName,
      texts: [...file.querySelectorAll('text')].map((one) => one.textContent ?? ''),
      names: [...new Set(all.map((one) => one.localName))],
      attributes: all.flatMap((one) => [...one.attributes].map(({ name, value }) => `${name}=${value}`)),
      viewBox: file.documentElement.getAttribute('viewBox')?.split(' ').map(Number) ?? [],
    }
  }, svg)
}

test('a picture as SVG stands by itself: its heading, its letters and colours, and nothing that runs', async ({
  page,
}) => {
  await page.goto('/')
  const { file, name } = await save(page, 'SVG', 'Sessions that reached each step')
  expect(name).toBe('tundish-funnel.svg')
  const svg = await openSvg(page, file.toString('utf8'))
  expect(svg.root).toBe('svg')
  expect(svg.texts.slice(0, 2)).toEqual([
    'Sessions that reached each step',
    expect.stringMatching(/^Last 90 days, .* · sessions · all products$/),
  ])
  expect(svg.texts.join(' ')).toMatch(/Viewed .*Added to cart .*Checked out .*Shipped/)
  for (const name of ['script', 'foreignObject', 'a', 'image', 'div']) expect(svg.names).not.toContain(name)
  const outside = svg.attributes.filter((one) => /^on|var\(|currentcolor|^class|https?:/i.test(one))
  expect(outside.filter((one) => !one.startsWith('xmlns='))).toEqual([])
  expect(file.toString('utf8')).toContain('src:url("data:font/woff2;base64,')
})

/** Pages: how many pictures, and the first column of each table that is a file. */
const FILES = {
  '/': [6, ['step', 'product', 'from_step', 'period', 'part', 'start']],
  '/products': [1, ['product']],
  '/timing': [2, ['from_step', 'product']],
  '/paths': [1, ['level']],
  '/quarters': [3, ['start', 'metric', 'window_hours', 'product', 'product']],
  '/worth': [2, ['product', 'currency']],
} as const

for (const [path, [pictures, columns]] of Object.entries(FILES))
  test(`every picture of ${path} is there as PNG and as SVG, within its own bounds, every table as CSV and XLSX`, async ({
    page,
  }) => {
    await page.goto(path)
    const panels = page
      .locator('[data-panel]')
      .filter({ has: page.locator('svg[data-chart], svg.recharts-surface') })
    await expect(panels).toHaveCount(pictures)
    for (let index = 0; index < pictures; index += 1) {
      const title = (await panels.nth(index).getByRole('heading').first().textContent()) ?? ''
      const png = await save(page, 'PNG', title)
      expect(png.file.subarray(1, 4).toString('latin1')).toBe('PNG')
      const svg = await openSvg(page, (await save(page, 'SVG', title)).file.toString('utf8'))
      expect(svg.texts.slice(0, 4).join(' ')).toContain(title)
      const [, , width = 0, height = 0] = svg.viewBox
      expect(png.file.readUInt32BE(16)).toBe(2 * width)
      expect(png.file.readUInt32BE(20)).toBe(2 * height)
    }
    const hrefs = new Set<string | null>()
    for (const menu of await page.getByRole('button', { name: /^More of: / }).all()) {
      await menu.click()
      for (const item of await page.locator('a[role=menuitem]').all())
        hrefs.add(await item.getAttribute('href'))
      await page.keyboard.press('Escape')
    }
    const heads: string[] = []
    for (const href of hrefs) {
      const answer = await page.request.get(href ?? '')
      expect(answer.status(), href ?? '').toBe(200)
      const [, kind] =
        /^attachment; filename="tundish-[\w-]+\.(csv|xlsx)"$/.exec(
          answer.headers()['content-disposition'] ?? '',
        ) ?? []
      expect(['csv', 'xlsx'], href ?? '').toContain(kind)
      if (kind === 'csv') heads.push((await answer.text()).split(',')[0] ?? '')
    }
    expect(heads).toEqual(columns)
  })

test('a picture is taken in the colours that it has, also in the dark', async ({ page }) => {
  const grounds: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    const { file } = await save(page, 'SVG', 'Sessions that reached each step')
    grounds.push(/<rect [^>]*fill="([^"]+)"/.exec(file.toString('utf8'))?.[1] ?? '')
  }
  expect(grounds).toEqual(['rgb(255, 255, 255)', 'rgb(18, 21, 26)'])
})

test('a table as XLSX has the numbers of the CSV, as numbers', async ({ page }) => {
  await page.goto('/products')
  const csv = await save(page, 'CSV', 'Conversion per product')
  const { file, name } = await save(page, 'XLSX', 'Conversion per product')
  expect(name).toBe('tundish-products.xlsx')
  const [about, products] = readXlsx(file)
  const said = about?.rows.map((row) => row.map((cell) => cell?.value).join(': ')) ?? []
  expect(said[0]).toBe('Conversion per product')
  expect(said).toContain('Question: How does each product convert?')
  expect(said).toContain('Counted: Sessions of each product (session–product pairs)')
  const written = csv.file
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  const read = products?.rows.map((row) => row.map((cell) => String(cell?.value ?? '')))
  expect(read).toEqual(written)
  const first = products?.rows[1] ?? []
  expect(first.map((cell) => typeof cell?.value)).toEqual(['string', ...Array(7).fill('number')])
  expect(first.map((cell) => cell?.format)).toEqual([
    null,
    ...Array(3).fill('#,##0'),
    ...Array(4).fill('0.00%'),
  ])
})

test('the menu of a panel is one for the keyboard too, and gives the focus back', async ({ page }) => {
  await page.goto('/products')
  const button = page.getByRole('button', { name: 'More of: Conversion per product' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox', { name: 'How is this counted?' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem').last()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('region', { name: /^How is this counted\? Conversion per product/ }),
  ).toBeVisible()
  await expect(button).toBeFocused()
})

test('an unknown format is refused with a sentence', async ({ request }) => {
  const answer = await request.get('/api/reports/funnel?format=pdf')
  expect(answer.status()).toBe(422)
  expect((await answer.json()).error.message).toBe('"format" must be json, csv or xlsx.')
})

test('on paper there are answers and pictures, in light colours and without controls', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const [path, fewest, most] of [
    ['/', 3, 6],
    ['/products', 2, 4],
    ['/quarters', 3, 7],
  ] as const) {
    await page.goto(path, { waitUntil: 'networkidle' })
    const file = `test-results/print${path === '/' ? '/overview' : path}.pdf`
    const pages = countPages(await page.pdf({ path: file, format: 'A4' }))
    expect(pages, path).toBeGreaterThanOrEqual(fewest)
    expect(pages, path).toBeLessThanOrEqual(most)
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/^These are the numbers of a generated demo shop\. As of /)).toBeVisible()
  for (const role of ['button', 'navigation', 'search', 'combobox'] as const) {
    await expect(page.getByRole(role)).toHaveCount(0)
  }
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  )
})

test('the page offers to be printed', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await page.goto('/products')
  await page.getByRole('button', { name: 'Print or save as PDF' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-printed', '')
})

/** Pages are objects of their own, some of them in streams. */
function countPages(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...streams].join('\n').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
