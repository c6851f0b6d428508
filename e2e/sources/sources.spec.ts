import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { dropFiles, expectDone, figureOf, importSo } from '../drop-files'
import { expectAccessible, expectFitsEverybody, expectNoOverflowOnPhone } from '../fits-everybody'
import { expect, test } from '../test'

// Any data in from the page: a file is dropped, what it holds is shown, and one button stores it. The tests of this file follow
// one another on one shop, which begins with the demo.

const SHAPES = path.resolve('../shared/data/shapes')

test.describe.configure({ mode: 'serial' })

const csv = (text: string, name = 'shop.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** A shop of 200 visitors of whom one goes on, and a row whose time is none. */
const TINY = [
  'when,visitor,visit,what,item',
  ...Array.from({ length: 200 }, (_, number) => {
    const time = `${twoDigits(10 + Math.floor(number / 60))}:${twoDigits(number % 60)}`
    return `2026-05-01T${time}:00Z,v${number},s${number},page_view,zz`
  }),
  '2026-05-01T13:21:00Z,v199,s199,add_to_cart,zz',
  '2026-05-01T13:22:00Z,v199,s199,checkout,',
  '2026-05-01T13:23:00Z,v198,s198,lantern_lit,zz',
  'soon,v198,s198,page_view,zz',
].join('\n')

async function choose(page: Page, files: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]) {
  await page.getByLabel('Choose files').setInputFiles(files)
}

test('the banner of the demo leads to where files are dropped, and nonsense gets a sentence', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Drop a file of your own' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible()
  await expectFitsEverybody(page)
  await choose(page, { name: 'notes.pdf', mimeType: 'text/plain', buffer: Buffer.from('%PDF-1.7 nothing') })
  await expect(page.getByText('This cannot be imported')).toBeVisible()
  await expect(page.getByText(/notes\.pdf.*PDF.*export the rows as CSV/)).toBeVisible()
  await expectAccessible(page)
})

test('a changed mapping shows another preview, and nothing is stored before the button', async ({ page }) => {
  await page.goto('/data/sources')
  await choose(page, csv(TINY))
  await expect(page.getByText('The funnel as it would be')).toBeVisible()
  await expect(figureOf(page, 'Sessions')).toContainText('200')
  await expect(page.getByText(/is not a time.*soon/).first()).toBeVisible()
  const funnel = page.getByRole('img', { name: /^Funnel:/ }).first()
  await expect(funnel).toHaveAccessibleName(/Viewed 200, Added to cart 1, Checked out 1/)
  await expectFitsEverybody(page)

  // A name means a step, and the funnel has one more.
  await page.getByLabel('What lantern_lit means').selectOption({ label: 'Added to cart' })
  await expect(funnel).toHaveAccessibleName(/Added to cart 2/)

  // Without the field of sessions idle minutes make them; as it was chosen it stays after a reload.
  await page.getByText('How it is understood').click()
  await page.getByLabel('Session', { exact: true }).selectOption({ label: '30 idle minutes end it' })
  await expect(page.getByLabel('Session', { exact: true })).toHaveValue('')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.reload()
  await page.getByText('How it is understood').click()
  await expect(page.getByLabel('Session', { exact: true })).toHaveValue('')
  await expectNoOverflowOnPhone(page)

  // What makes no sense is said, and counts for nothing.
  await page.getByText('As JSON').click()
  const json = page.getByLabel('The mapping', { exact: true })
  await json.fill((await json.inputValue()).replace('"decimal": "."', '"decimal": "x"'))
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(page.getByText(/decimal in the mapping cannot be used/).first()).toBeVisible()

  await page.getByRole('button', { name: 'Throw these files away' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible()
  await expect(page.getByText('Imports', { exact: true })).toHaveCount(0)
  await page.goto('/')
  await expect(page.getByText(/demo shop/i).first()).toBeVisible()
})

test('a file of local times asks for the zone, and with it gives its numbers', async ({ page, shop }) => {
  test.skip(!existsSync(SHAPES), 'the shapes are absent')
  expect(shop.tundish(['demo', 'remove']).status).toBe(0)
  await page.goto('/')
  await choose(page, path.join(SHAPES, 'excel-de.csv'))
  await expect(page.getByText(/written without a zone/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import as shown' })).toBeDisabled()
  await page.getByLabel('Zone of the times').fill('Europe/Berlin')
  const button = page.getByRole('button', { name: 'Import as shown' })
  await expect(button).toBeEnabled()
  await expect(figureOf(page, 'Sessions')).toContainText('578')
  await button.click()
  await expect(page.getByRole('heading', { level: 1, name: 'excel-de.csv' })).toBeVisible()
  await expectDone(page)
  await expectFitsEverybody(page)
  await page.getByRole('link', { name: 'See the funnel' }).click()
  await expect(page.getByRole('img', { name: /^Funnel:/ }).first()).toHaveAccessibleName(/578.*467.*361/)

  // Once more it asks nothing, and stores nothing.
  await page.goto('/data/sources')
  await choose(page, path.join(SHAPES, 'excel-de.csv'))
  await expect(page.getByText('understood as it was confirmed before')).toBeVisible()
  await page.getByRole('button', { name: 'Import as shown' }).click()
  await expectDone(page)
  await expect(figureOf(page, 'Stored')).toHaveText('0')
})

test('the list says what comes from where, refused rows can be looked at, and what events mean can be changed', async ({
  page,
  request,
}) => {
  await page.goto('/data/sources')
  await choose(page, csv(TINY))
  await page.getByRole('button', { name: 'Import as shown' }).click()
  await expectDone(page)
  await expect(page.getByText('1 row was not taken')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Refused rows' }).getByText('shop.csv')).toBeVisible()
  const answer = await request.get(`${new URL(page.url()).pathname}/rejects.csv`)
  expect(await answer.text()).toContain('shop.csv,205,')

  await page.goto('/data/sources')
  await expectFitsEverybody(page)
  await page.getByRole('region', { name: 'Sources' }).getByRole('link', { name: 'shop.csv' }).click()
  await expect(page.getByText('Version 1, the newest')).toBeVisible()
  await expectFitsEverybody(page)
  const json = page.getByLabel('The mapping as JSON')
  await json.fill((await json.inputValue()).replace('"shape": null', '"shape": "mine"'))
  await page.getByRole('button', { name: 'Keep as version 2' }).click()
  await expect(page.getByText('Version 2, the newest')).toBeVisible()

  await page.goto('/data/sources/events')
  await expectFitsEverybody(page)
  await page.getByLabel('What lantern_lit means').selectOption({ label: 'Added to cart' })
  await page.getByRole('button', { name: 'Change 1 type …' }).click()
  await expect(page.getByText('No live link is open.')).toBeVisible()
  await page.getByRole('button', { name: 'Count anew' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Run \d+$/ })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Steps' }).getByText('passed')).toBeVisible()
  await page.goto('/?range=all')
  await expect(page.getByRole('img', { name: /^Funnel:/ }).first()).toHaveAccessibleName(/Added to cart 469/)
})

test('refused rows are tried again, and an import is undone after it was said what goes', async ({
  page,
}) => {
  await page.goto('/data/sources')
  await page.getByRole('region', { name: 'Imports' }).getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('button', { name: 'Try again by the newest mapping' }).click()
  await expect(page.getByText('0 of 1 rows are understood now.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo this import …' }).click()
  await expect(page.getByText(/go 203 events/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect(page.getByText(/^(– )?undone$/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Progress' })).toHaveCount(0)
  await page.goto('/?range=all')
  await expect(page.getByRole('img', { name: /^Funnel:/ }).first()).toHaveAccessibleName(/578.*467.*361/)
})

test('files of two layouts are dropped at once, and their imports know of each other', async ({ page }) => {
  await page.goto('/data/sources')
  const orders = 'order_number,created_at,customer_id,sku,quantity\nn1,2026-05-01T10:00:00Z,v1,zz,2\n'
  await dropFiles(page, [
    { name: 'shop.csv', bytes: TINY },
    { name: 'orders.csv', bytes: orders },
  ])
  await expect(
    page.getByRole('region', { name: 'shop.csv' }).getByText('The funnel as it would be'),
  ).toBeVisible()
  const second = page.getByRole('region', { name: 'orders.csv' })
  await expect(second.getByText(/^These are orders: no funnel/)).toBeVisible()
  await expect(second.getByText('The funnel as it would be')).toHaveCount(0)
  await importSo(page)
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Sent together with orders.csv (✓ done)')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.getByRole('link', { name: 'orders.csv' }).click()
  await expect(page.getByText(/^Sent together with shop\.csv/)).toBeVisible()
})
