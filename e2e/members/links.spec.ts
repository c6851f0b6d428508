import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectFitsEverybody } from '../fits-everybody'
import { expect, test } from '../test'
import { signIn } from './people'
import { chooseKind, newVisitor, sharePage } from './share-page'

// Links as whoever has them sees them: in a browser of their own, without an account.

const PASSWORD = 'correct horse battery'

const listedLinks = (page: Page) => page.getByRole('list', { name: 'Share links' }).getByRole('listitem')

/** Everything under a link, found in the folders of the code. */
function listSharePaths(): string[] {
  const root = path.resolve('app/share/[token]')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => path.posix.dirname(`/${file}`).replace(/^\/$/, '').replace('[table]', 'funnel'))
}

test('a live link opens without an account, looks finished, and cannot be widened', async ({ browser }) => {
  const context = await signIn(browser, 'editor')
  const link = await sharePage(await context.newPage(), '/?unit=users&range=all', async (form) => {
    await form.getByRole('radio', { name: 'Nothing' }).check()
  })
  const { context: theirs, page } = await newVisitor(browser)
  const answer = await page.goto(link)
  expect(answer?.headers()).toMatchObject({
    'cache-control': expect.stringContaining('no-store'),
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await expect(page.getByText('Eve Roy · as of')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0)
  await expect(page.locator('a[href^="/"]:not([href^="/share/"])')).toHaveCount(0)
  const token = new URL(link).pathname
  const csv = await (await theirs.request.get(`${token}/files/funnel`)).text()
  expect(csv).toMatch(/^viewed,\d+/m)
  for (const wider of [
    'unit=sessions',
    'range=7d',
    'from=2021-02-10&to=2021-02-11',
    'product=Bamboo',
    'compare=previous',
    'unit=users&unit=sessions',
    'unit[]=sessions',
    '__proto__=1&constructor=2',
  ]) {
    expect(await (await theirs.request.get(`${token}/files/funnel?${wider}`)).text()).toBe(csv)
  }
  await page.goto(`${link}?unit=sessions&range=7d&product=Bamboo&compare=previous&__proto__=1`)
  await expect(page.locator('[data-shown]')).toHaveText(/^All time.* · users · all products$/)
  expect((await theirs.request.get(`${token}/files/worth`)).status()).toBe(404)
  for (const closed of ['/', '/api/reports/funnel', '/settings/links']) {
    const away = await theirs.request.get(closed, { maxRedirects: 0 })
    expect([401, 307]).toContain(away.status())
  }
  await page.goto(link, { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { name: 'What matters most' })).toBeVisible()
  await expectFitsEverybody(page)
  await theirs.close()
  await context.close()
})

test('a chat shows a picture of the real numbers', async ({ browser }) => {
  const context = await signIn(browser, 'editor')
  const link = await sharePage(await context.newPage(), '/quarters', chooseKind('Live'))
  const { context: theirs, page } = await newVisitor(browser)
  await page.goto(link)
  const image = await page.locator('meta[property="og:image"]').getAttribute('content')
  expect(image).toBe(`${link}/preview.png`)
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', 'Quarters')
  const answer = await theirs.request.get(image ?? '')
  expect(answer.headers()['content-type']).toBe('image/png')
  const png = await answer.body()
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  writeFileSync('test-results/preview.png', png)
  await theirs.close()
  await context.close()
})

test('behind a password nothing is told before it, on any address of the link', async ({ browser }) => {
  const context = await signIn(browser, 'editor')
  const link = await sharePage(await context.newPage(), '/', async (form) => {
    await form.getByLabel('Password, if any').fill('short')
    await form.getByRole('button', { name: 'Make the link' }).click()
    await expect(form.getByText('A password has 8 to 128 characters')).toBeVisible()
    await form.getByLabel('Password, if any').fill(PASSWORD)
  })
  const { context: theirs, page } = await newVisitor(browser)
  const paths = listSharePaths()
  expect(paths).toEqual(expect.arrayContaining(['', '/embed', '/files/funnel', '/preview.png', '/state']))
  for (const under of paths) {
    const answer = await theirs.request.get(new URL(link).pathname + under)
    // Whole numbers: names of scripts and actions have any digits in them.
    expect(await answer.text()).not.toMatch(/Overview|Eve Roy|\b(578|467)\b|viewed/)
    if (under !== '' && under !== '/embed') expect(answer.status()).toBe(404)
  }
  await page.goto(link)
  await expect(page.getByText('This report has a password')).toBeVisible()
  await page.getByLabel('Password').fill('wrong password')
  await page.getByRole('button', { name: 'Show the report' }).click()
  await expect(page.getByText('That is not the password.')).toBeVisible()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Show the report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  const [cookie] = await theirs.cookies()
  expect(cookie).toMatchObject({ path: '/share', httpOnly: true, sameSite: 'Lax' })
  expect((await theirs.request.get(`${new URL(link).pathname}/files/funnel`)).status()).toBe(200)
  expect((await theirs.request.get('/api/reports/funnel')).status()).toBe(401)
  await theirs.close()
  await context.close()
})

test('what opens nothing answers alike, whatever it is', async ({ browser, request }) => {
  const context = await signIn(browser, 'editor')
  const page = await context.newPage()
  const link = await sharePage(page, '/products', chooseKind('Live'))
  await page.goto('/settings/links')
  const line = listedLinks(page).filter({ hasText: 'Products' }).first()
  await line.getByRole('button', { name: 'Revoke Products' }).click()
  await line.getByRole('button', { name: 'Revoke it' }).click()
  await expect(line).toContainText('Revoked')
  const revoked = await request.get(new URL(link).pathname)
  const strip = (text: string) => text.replace(/[A-Za-z0-9+/]{22}==|[A-Za-z0-9_-]{43}/g, '')
  const expected = strip(await revoked.text())
  expect(revoked.status()).toBe(404)
  for (const token of ['A'.repeat(43), ':token', '%5Btoken%5D', 'undefined', 'null', '0', '_', '%20']) {
    const answer = await request.get(`/share/${token}`)
    expect(answer.status()).toBe(404)
    if (token.length === 43) expect(strip(await answer.text())).toBe(expected)
    expect((await request.get(`/share/${token}/files/funnel`)).status()).toBe(404)
  }
  await context.close()
})

test('an open page says that its link was taken back; a new address takes the place of one', async ({
  browser,
}) => {
  const context = await signIn(browser, 'editor')
  const page = await context.newPage()
  const link = await sharePage(page, '/timing', chooseKind('Live'))
  const { context: theirs, page: open } = await newVisitor(browser)
  await open.goto(link)
  await expect(open.getByRole('heading', { level: 1, name: 'Timing' })).toBeVisible()
  await page.goto('/settings/links')
  const line = listedLinks(page).filter({ hasText: 'Timing' }).first()
  await expect(line).toContainText('Opened 1 time')
  await line.getByRole('button', { name: 'New address for Timing' }).click()
  const rotated = await line.getByRole('textbox', { name: 'New address' }).inputValue()
  await open.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await expect(open.getByText('This link no longer works')).toBeVisible()
  await expect(open.getByText('How long do they take?')).toHaveCount(0)
  await open.goto(rotated)
  await expect(open.getByRole('heading', { level: 1, name: 'Timing' })).toBeVisible()
  await line.getByRole('button', { name: 'Revoke Timing' }).click()
  await line.getByRole('button', { name: 'Revoke it' }).click()
  await expect(line).toContainText('Revoked')
  await open.reload()
  await expect(open.getByText('This link does not work')).toBeVisible()
  await theirs.close()
  await context.close()
})

test('a frame is for the sites that the link names', async ({ browser }) => {
  const context = await signIn(browser, 'editor')
  const page = await context.newPage()
  const link = await sharePage(page, '/', (form) =>
    form.getByLabel('Sites that may hold it in a frame').fill('https://wiki.example.com'),
  )
  await expect(page.getByRole('textbox', { name: 'To put it into a page' })).toHaveValue(
    new RegExp(`<iframe src="${link}/embed"`),
  )
  const token = new URL(link).pathname
  const framed = (await context.request.get(`${token}/embed`)).headers()
  expect(framed['content-security-policy']).toContain('frame-ancestors https://wiki.example.com')
  expect(framed['x-frame-options']).toBeUndefined()
  const plain = (await context.request.get(token)).headers()
  expect(plain['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(plain['x-frame-options']).toBe('DENY')
  await context.close()
})
