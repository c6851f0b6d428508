import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse } from 'yaml'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '@/lib/testing/around/dbt-project'
import { expectAccessible } from '../fits-everybody'
import { saveReport } from '../save-report'
import { expect, test } from '../test'

// dbt before and after us. Each test takes away the projects that it loads.

const boxOf = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Lineage' }).getByRole('link', { name: new RegExp(`^${name}\\b`) })

const toFile = (name: string, content: object | string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})

test('files of dbt are loaded, stand before our tables, and are removed', async ({ page, shop }) => {
  await page.goto('/data/dbt', { waitUntil: 'networkidle' })
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
  await expectAccessible(page)
  await page.getByLabel('Search nodes of dbt').fill('stg_')
  await expect(page.getByText('2 of 6 nodes')).toBeVisible()
  await expect(rowOf('revenue')).toHaveCount(0)

  await page.goto('/data')
  await expect(boxOf(page, 'stg_events').locator('[data-state="failed"]')).toBeVisible()
  await boxOf(page, 'stg_events').click()
  await expect(page).toHaveURL('/data/node/dbt:model.shop.stg_events')
  await expect(page.getByText('Events as the shop sent them, one row each.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Made from' }).getByText('raw.events')).toBeVisible()
  const after = page.getByRole('list', { name: 'Who depends on it' })
  await expect(after.getByRole('link', { name: 'event' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Columns' })).toContainText('When it happened')
  await expect(page.getByRole('region', { name: 'Tests of dbt' }).first()).toContainText('fail, 2 rows')
  await expectAccessible(page)
  await after.getByRole('link', { name: 'Weekly mail' }).click()
  await expect(page.getByRole('link', { name: 'Open Weekly mail' })).toHaveAttribute(
    'href',
    'https://mail.example/weekly',
  )
  const { stdout } = shop.tundish(['exposures'])
  expect(stdout).toContain("ref('stg_events')")

  await page.goto('/data/dbt', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Remove shop …' }).click()
  await page.getByRole('button', { name: 'Remove shop', exact: true }).click()
  await expect(page.getByText('No dbt project is known')).toBeVisible()
})

test('where several projects of dbt are held, each has an exposures.yml of its own', async ({
  page,
  shop,
}) => {
  await page.goto('/data/dbt', { waitUntil: 'networkidle' })
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
  for (const project of ['shop', 'mail']) expect(shop.tundish(['dbt', 'remove', project]).status).toBe(0)
})

test('a large file is taken whole', async ({ request, shop }) => {
  const send = (data: string) => request.post('/api/dbt', { data, headers: { origin: shop.url } })
  const large = JSON.stringify({
    ...toDbtManifest({ project: 'large' }),
    docs: { x: 'x'.repeat(20_000_000) },
  })
  expect(await (await send(large)).json()).toMatchObject({ project: 'large', kind: 'manifest', kept: true })
  expect(await (await send(large)).json()).toMatchObject({ kept: false })
  expect(shop.tundish(['dbt', 'remove', 'large']).status).toBe(0)
})

test('exposures are the same on the screen and in the terminal, and name a saved report', async ({
  page,
  request,
  shop,
}) => {
  await page.goto('/worth')
  await saveReport(page, 'Worth: {{ jinja }} "quoted"')
  const answer = await request.get('/api/exposures.yml')
  expect(answer.headers()['content-type']).toBe('text/yaml; charset=utf-8')
  const text = await answer.text()
  const terminal = shop.tundish(['exposures']).stdout
  // Only the address differs: the server knows its port.
  const strip = (yaml: string) => yaml.replaceAll(/http:\/\/localhost:\d+/g, '')
  expect(strip(text)).toBe(strip(terminal))
  const { exposures } = parse(text, { version: '1.1' })
  expect(exposures.at(-1)).toMatchObject({
    label: 'Worth: { { jinja }} "quoted"',
    type: 'dashboard',
    maturity: 'medium',
    config: { meta: { sections: ['What is it worth?', 'What did orders bring?'] } },
  })
  const bare = await (await request.get('/api/exposures.yml?sources=false')).text()
  expect(parse(bare)).not.toHaveProperty('sources')
  expect(strip(bare)).toBe(strip(shop.tundish(['exposures', '--without-sources']).stdout))
  const unknown = await request.get('/api/exposures.yml?project=nobody')
  expect(unknown.status()).toBe(422)
  expect((await unknown.json()).error.message).toContain('No manifest.json of a project "nobody" is held')
  await page.goto('/data/dbt', { waitUntil: 'networkidle' })
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
})
