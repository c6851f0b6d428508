import { listenForErrors } from '../fits-everybody'
import { save } from '../save'
import { expect, test } from '../test'

// Every page works under its Content-Security-Policy: nothing is blocked, whatever one does.

const PAGES = [
  'Overview',
  'Products',
  'Timing',
  'Quarters',
  'Worth',
  'Fulfilment',
  'Goals',
  'Reports',
  'Data',
]

// Here things move.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'no-preference' }))

// By address each page is looked at, and heard, in pages.spec.
test('pages that are come to by a click, with what is drawn on them', async ({ page }) => {
  const heard = listenForErrors(page)
  await page.goto('/', { waitUntil: 'networkidle' })
  for (const name of PAGES) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
    await page.waitForLoadState('networkidle')
    for (const chart of await page
      .locator('main .recharts-surface:visible, main svg[data-chart]:visible')
      .all())
      await chart.hover()
  }
  expect(heard).toEqual([])
})

test('a tooltip, the theme, a picture, a filter and an action', async ({ page }) => {
  const heard = listenForErrors(page)
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.locator('.recharts-surface:visible').first().hover()
  await expect(page.locator('.recharts-tooltip-wrapper:visible').first()).toBeVisible()
  await page.getByRole('button', { name: 'Switch between light and dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'Switch between light and dark' }).click()
  expect((await save(page, 'PNG', 'Sessions that reached each step')).name).toMatch(/\.png$/)
  await page.goto('/quarters', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Add an annotation' }).first().click()
  const form = page.getByRole('form', { name: 'New annotation' })
  await form.getByLabel('What happened').press('Enter')
  await expect(form.getByRole('alert')).toHaveText('Say what happened, in 1 to 120 characters.')
  expect(heard).toEqual([])
})

test('a page that is none speaks of nothing but itself', async ({ page }) => {
  const heard = listenForErrors(page)
  await page.goto('/no/such/page', { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(heard.filter((text) => !text.includes('404'))).toEqual([])
})

test('what is smuggled into the text of a page neither runs nor shows', async ({ page, baseURL }) => {
  const smuggled = `
    <script>window.smuggled = true</script>
    <script src="data:text/javascript,window.smuggled=true"></script>
    <img src="data:," onerror="window.smuggled = true">
    <style>h1 { display: none }</style>
    <base href="http://127.0.0.1:9/">
    <object data="/icon.svg"></object>`
  await page.addInitScript(() => {
    const directives: string[] = []
    Object.assign(window, { directives })
    document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective))
  })
  await page.route(`${baseURL}/`, async (route) => {
    const response = await route.fetch()
    const text = await response.text()
    await route.fulfill({ response, body: text.replace(/<body[^>]*>/, (tag) => tag + smuggled) })
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.evaluate(() => fetch('http://127.0.0.1:9/stolen').catch(() => {}))
  const blocked = await page.evaluate(() => [...new Set(Reflect.get(window, 'directives'))].sort())
  expect(blocked).toEqual([
    'base-uri',
    'connect-src',
    'object-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ])
  expect(await page.evaluate(() => 'smuggled' in window)).toBe(false)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
