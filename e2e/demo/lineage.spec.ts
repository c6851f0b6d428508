import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'yaml'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '../../lib/testing/dbt-project'
import { SHOPS } from '../shops'
import { tundish } from '../tundish'

// What is made from what, what each word means, and dbt before and after us.

const graph = (page: Page) => page.getByRole('region', { name: 'Lineage' })
const boxOf = (page: Page, name: string) => graph(page).getByRole('link', { name: new RegExp(`^${name}\\b`) })

const toFile = (name: string, content: object | string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})

async function expectNothingSerious(page: Page): Promise<void> {
  // A page that is gone to has its title a moment after its content.
  await expect(page).toHaveTitle(/./)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

test('the graph has tables and pages, each a way to more', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Data' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
  for (const name of ['event', 'session_path', 'order_snapshot', 'Overview', 'Goals']) {
    await expect(boxOf(page, name)).toBeVisible()
  }
  await boxOf(page, 'event').hover()
  const opacityOf = (name: string) =>
    boxOf(page, name)
      .locator('..')
      .evaluate((item) => getComputedStyle(item).opacity)
  expect(await opacityOf('session_path')).toBe('1')
  expect(Number(await opacityOf('promo'))).toBeLessThan(1)
  await boxOf(page, 'session_path').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'session_path' })).toBeVisible()
  await expect(
    page.getByRole('list', { name: 'Made from' }).getByRole('link', { name: 'event' }),
  ).toBeVisible()
  await expect(page.getByRole('list', { name: 'Who depends on it' }).getByText('Overview')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Columns' })).toContainText('offsets_ms')
})

test('every node has a page with all of its edges and a way to the thing itself', async ({ page }) => {
  await page.goto('/data')
  await boxOf(page, 'Overview').click()
  await expect(page).toHaveURL('/data/node/page:overview')
  await expect(page).toHaveTitle(/^Overview/)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  // Drawn are three of them: the others follow.
  const before = page.getByRole('list', { name: 'Made from' })
  for (const name of ['product', 'product_day', 'product_funnel', 'session_day', 'session_path']) {
    await expect(before.getByRole('link', { name, exact: true })).toBeVisible()
  }
  await expect(page.getByRole('region', { name: 'What it asks' })).toContainText('Where do we lose most?')
  await page.screenshot({ path: 'test-results/node.png', fullPage: true })
  await page.getByRole('link', { name: 'Open the page Overview' }).click()
  await expect(page).toHaveURL('/')
  await page.goto('/data/node/model:event')
  await expect(page).toHaveURL('/data/event')
  await expect(page.getByText('loaded with the demo shop')).toBeVisible()
  expect((await page.goto('/data/node/report:999999'))?.status()).toBe(404)
  await expect(page.getByText('There is no such node in the lineage')).toBeVisible()
})

test('a phone lists the nodes by layers, each a way to its page', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto('/data')
  await page
    .getByRole('list', { name: 'Pages and reports' })
    .getByRole('link', { name: 'Fulfilment' })
    .click()
  await expect(page).toHaveURL('/data/node/page:fulfilment')
  await expect(page.getByRole('list', { name: 'Made from' }).getByText('order_snapshot')).toBeVisible()
  await context.close()
})

test('numbers lead to what they are made from', async ({ page }) => {
  await page.goto('/')
  await page.locator('[data-guard]').first().click()
  await page.getByRole('link', { name: 'What these numbers are made from' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lineage' })).toBeVisible()
})

test('a table that there is not is not found, and the nearest are named', async ({ page }) => {
  const answer = await page.goto('/data/sesion_path')
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('None is called “sesion_path”')).toBeVisible()
  await page.getByRole('link', { name: 'session_path' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'session_path' })).toBeVisible()
})

test('the dictionary stands under headings, the columns under their table', async ({ page }) => {
  await page.goto('/data/dictionary')
  for (const name of ['Steps', 'Metrics', 'Reports', 'Tables']) {
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  }
  await page.getByRole('navigation', { name: 'Headings' }).getByRole('link', { name: 'Tables' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Tables' })).toBeInViewport()
  await page.getByRole('region', { name: 'promo' }).getByRole('link', { name: 'discount' }).click()
  await expect(page).toHaveURL(/\/data\/promo#discount$/)
})

test('the dictionary is searched by the address, and leads to the column', async ({ page }) => {
  await page.goto('/data/dictionary')
  await page.getByLabel('Search the dictionary').fill('milliseconds start')
  await expect(page).toHaveURL(/q=milliseconds/)
  await expect(page.getByText(/^1 of \d+ words$/)).toBeVisible()
  await expect(page.locator('mark').first()).toHaveText('Milliseconds')
  await page.getByRole('link', { name: 'session_path.offsets_ms' }).click()
  await expect(page).toHaveURL(/\/data\/session_path#offsets_ms/)
  await page.goto('/data/dictionary?q=no+such+word')
  await expect(page.getByText('Nothing is called or explained so')).toBeVisible()
})

test('files of dbt are loaded, stand before our tables, and are removed', async ({ page }) => {
  await page.goto('/data/dbt')
  await expect(page.getByText('No dbt project is known')).toBeVisible()
  const input = page.getByLabel('Load files of dbt')
  await input.setInputFiles([
    toFile('manifest.json', '{"metadata":'),
    toFile('run_results.json', toDbtRunResults()),
  ])
  await expect(page.getByText('manifest.json: This is no JSON.')).toBeVisible()
  await expect(page.getByText('run_results.json: Load the manifest.json of its project first')).toBeVisible()
  await input.setInputFiles([
    toFile('run_results.json', toDbtRunResults()),
    toFile('sources.json', toDbtSources()),
    toFile('manifest.json', toDbtManifest()),
  ])
  await expect(page.getByText('sources.json: Loaded sources.json of shop.')).toBeVisible()
  const nodes = page.getByRole('region', { name: 'Nodes of dbt' })
  const rowOf = (name: string) => nodes.getByRole('row').filter({ hasText: name })
  await expect(rowOf('stg_events')).toContainText('not_null_stg_events_event_id: fail, 2 rows')
  await expect(rowOf('stg_events')).toContainText('tried 2 Mar 2026, 06:00')
  await expect(rowOf('raw.events')).toContainText('getting old')
  await expect(rowOf('raw.events')).toContainText('asked 2 Mar 2026, 06:00')
  // Long ago; what failed stays failed.
  await expect(rowOf('raw.events').locator('[data-state="stale"]')).toBeVisible()
  await expect(rowOf('revenue')).toBeVisible()
  await expectNothingSerious(page)
  await page.screenshot({ path: 'test-results/dbt.png', fullPage: true })
  await page.getByLabel('Search nodes of dbt').fill('stg_')
  await expect(page.getByText('2 of 6 nodes')).toBeVisible()
  await expect(rowOf('revenue')).toHaveCount(0)

  await page.goto('/data')
  await expect(boxOf(page, 'stg_events').locator('[data-state="failed"]')).toBeVisible()
  await page.screenshot({ path: 'test-results/lineage-dbt.png', fullPage: true })
  await boxOf(page, 'stg_events').click()
  await expect(page).toHaveURL('/data/node/dbt:model.shop.stg_events')
  await expect(page.getByText('Events as the shop sent them, one row each.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Made from' }).getByText('raw.events')).toBeVisible()
  const after = page.getByRole('list', { name: 'Who depends on it' })
  await expect(after.getByRole('link', { name: 'event' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Columns' })).toContainText('When it happened')
  await expect(page.getByRole('region', { name: 'Tests of dbt' }).first()).toContainText('fail, 2 rows')
  await expectNothingSerious(page)
  await page.screenshot({ path: 'test-results/node-dbt.png', fullPage: true })
  await after.getByRole('link', { name: 'Weekly mail' }).click()
  await expect(page.getByRole('link', { name: 'Open Weekly mail' })).toHaveAttribute(
    'href',
    'https://mail.example/weekly',
  )
  const { stdout } = tundish('demo', 'exposures')
  expect(stdout).toContain("ref('stg_events')")

  await page.goto('/data/dbt')
  await page.getByRole('button', { name: 'Remove shop …' }).click()
  await page.getByRole('button', { name: 'Remove shop', exact: true }).click()
  await expect(page.getByText('No dbt project is known')).toBeVisible()
})

test('where several projects of dbt are held, each has an exposures.yml of its own', async ({ page }) => {
  await page.goto('/data/dbt')
  await page
    .getByLabel('Load files of dbt')
    .setInputFiles(['shop', 'mail'].map((project) => toFile(`${project}.json`, toDbtManifest({ project }))))
  await expect(page.getByText('--project mail --output')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'exposures.yml for shop' }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  expect(text).toBe(await (await page.request.get('/api/exposures.yml?project=shop')).text())
  expect(text).toContain("ref('stg_events')")
  for (const project of ['shop', 'mail']) expect(tundish('demo', 'dbt', 'remove', project).status).toBe(0)
})

test('a large file is taken whole', async ({ request }) => {
  const send = (data: string) =>
    request.post('/api/dbt', { data, headers: { origin: `http://localhost:${SHOPS.demo.port}` } })
  const large = JSON.stringify({
    ...toDbtManifest({ project: 'large' }),
    docs: { x: 'x'.repeat(20_000_000) },
  })
  expect(await (await send(large)).json()).toMatchObject({ project: 'large', kind: 'manifest', kept: true })
  expect(await (await send(large)).json()).toMatchObject({ kept: false })
  expect(tundish('demo', 'dbt', 'remove', 'large').status).toBe(0)
})

test('exposures are the same on the screen and in the terminal, and name a saved report', async ({
  page,
  request,
}) => {
  await page.goto('/worth')
  await page.getByRole('button', { name: 'Save as report' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Worth: {{ jinja }} "quoted"')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/reports\/\d+/)
  const answer = await request.get('/api/exposures.yml')
  expect(answer.headers()['content-type']).toBe('text/yaml; charset=utf-8')
  const text = await answer.text()
  const terminal = tundish('demo', 'exposures').stdout
  // Only the address differs: the server knows its port.
  const strip = (yaml: string) => yaml.replaceAll(/http:\/\/localhost:\d+/g, '')
  expect(strip(text)).toBe(strip(terminal))
  const { exposures } = parse(text, { version: '1.1' })
  expect(exposures.at(-1)).toMatchObject({
    label: 'Worth: { { jinja }} "quoted"',
    type: 'dashboard',
    maturity: 'medium',
    config: { meta: { sections: ['What is it worth?'] } },
  })
  const bare = await (await request.get('/api/exposures.yml?sources=false')).text()
  expect(parse(bare)).not.toHaveProperty('sources')
  expect(strip(bare)).toBe(strip(tundish('demo', 'exposures', '--without-sources').stdout))
  const unknown = await request.get('/api/exposures.yml?project=nobody')
  expect(unknown.status()).toBe(422)
  expect((await unknown.json()).error.message).toContain('No manifest.json of a project "nobody" is held')
  await page.goto('/data/dbt')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'exposures.yml' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toBe(text)
  await page.goto('/data')
  await boxOf(page, 'Worth').click()
  await expect(page).toHaveURL(/\/data\/node\/report:\d+$/)
  await expect(page.getByText('owned by')).toBeVisible()
  await page.getByRole('link', { name: 'Open the report' }).click()
  await expect(page).toHaveURL(/\/reports\/\d+$/)
  await page.goto('/data')
  await page.screenshot({ path: 'test-results/lineage.png', fullPage: true })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of ['/data', '/data/dictionary', '/data/dbt', '/data/event', '/data/node/page:overview']) {
    test(`${path} fits a phone, and axe finds nothing serious (${colorScheme})`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme })
      const page = await context.newPage()
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await expectNothingSerious(page)
      await page.setViewportSize({ width: 1280, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
      await expectNothingSerious(page)
      await context.close()
    })
  }
}
