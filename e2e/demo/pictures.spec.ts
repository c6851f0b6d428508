import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

const PAGES = ['/', '/products', '/timing', '/quarters', '/worth', '/fulfilment', '/goals'] as const

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of PAGES) {
    test(`${path} has no serious accessibility finding in ${colorScheme}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({
        colorScheme,
        reducedMotion: 'reduce',
        ...(baseURL ? { baseURL } : {}),
      })
      const page = await context.newPage()
      await page.goto(path, { waitUntil: 'networkidle' })
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      await context.close()
    })
  }
}

for (const path of PAGES) {
  test(`${path} fits a phone and logs no error`, async ({ page }) => {
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(errors).toEqual([])
  })
}

test('the pictures of the README', async ({ browser, baseURL }) => {
  const folder = process.env.UPDATE_PICTURES ? 'docs/pictures' : 'test-results/pictures'
  for (const [name, path, width, colorScheme] of [
    ['overview', '/', 1280, 'light'],
    ['overview-dark', '/', 1280, 'dark'],
    ['overview-phone', '/', 390, 'light'],
    ['products', '/products', 1280, 'light'],
    ['products-phone', '/products', 390, 'dark'],
    ['timing', '/timing', 1280, 'light'],
    ['quarters', '/quarters', 1280, 'light'],
  ] as const) {
    const viewport = { width, height: 900 }
    const context = await browser.newContext({
      colorScheme,
      viewport,
      reducedMotion: 'reduce',
      ...(baseURL ? { baseURL } : {}),
    })
    const page = await context.newPage()
    await page.goto(path, { waitUntil: 'networkidle' })
    const picture = await page.screenshot({ path: `${folder}/${name}.png`, fullPage: width < 500 })
    expect(picture.length).toBeGreaterThan(10_000)
    await context.close()
  }
})
