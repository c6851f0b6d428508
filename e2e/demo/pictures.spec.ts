import { expect, test } from '../test'

const FOLDER = process.env.UPDATE_PICTURES ? 'docs/pictures' : 'test-results/pictures'

/** Each page with its pictures: the name, how wide, and in which colours. */
const PICTURES = {
  '/': [
    ['overview', 1280, 'light'],
    ['overview-dark', 1280, 'dark'],
    ['overview-phone', 390, 'light'],
  ],
  '/products': [
    ['products', 1280, 'light'],
    ['products-phone', 390, 'dark'],
  ],
  '/timing': [['timing', 1280, 'light']],
  '/quarters': [['quarters', 1280, 'light']],
} as const

test('the pictures of the README', async ({ page }) => {
  for (const [path, pictures] of Object.entries(PICTURES)) {
    for (const [name, width, colorScheme] of pictures) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path, { waitUntil: 'networkidle' })
      const picture = await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: width < 500 })
      expect(picture.length).toBeGreaterThan(10_000)
    }
  }
})
