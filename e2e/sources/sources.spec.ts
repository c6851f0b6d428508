import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { dropFiles, expectDone, figureOf, importSo } from '../drop-files'
import { expectAccessible, expectFitsEverybody, expectNoOverflowOnPhone } from '../fits-everybody'
import { funnelOf } from '../funnel-of'
import { expect, test } from '../test'
import { TINY } from './tiny-shop'

// Any data in from the page: a file is dropped, what it holds is shown, and one button stores it. The tests of this file follow
// one another on one shop, which begins with the demo.

const SHAPES = path.resolve('../shared/data/shapes')

test.describe.configure({ mode: 'serial' })

const csv = (text: string, name = 'shop.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

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
  const funnel = funnelOf(page)
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
  await expect(funnelOf(page)).toHaveAccessibleName(/578.*467.*361/)

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
  await expect(funnelOf(page)).toHaveAccessibleName(/Added to cart 469/)
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
  await expect(funnelOf(page)).toHaveAccessibleName(/578.*467.*361/)
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

test('what the source counted itself is compared, alone or with the files', async ({ page, request }) => {
  await page.goto('/data/sources')
  const totals = 'day,page views,purchases,revenue\n2026-05-01,201,1,9\n2026-05-02,3,0,0\n'
  await dropFiles(page, [
    { name: 'shop.csv', bytes: TINY },
    { name: 'totals.csv', bytes: totals },
  ])
  await expect(page.getByText(/^totals\.csv: what the source counted itself/)).toBeVisible()
  await importSo(page)
  const compared = page.getByRole('region', { name: 'All days of each step' })
  await expect(compared.getByRole('row', { name: /^Viewed 204 200 −4/ })).toBeVisible()
  await page.getByRole('link', { name: 'Days that differ, and why' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'totals.csv' })).toBeVisible()
  const days = page.getByRole('region', { name: 'Days that differ' }).getByRole('row')
  await expect(days.nth(1)).toContainText(/1 May 2026.*Viewed/)
  await expect(days.nth(2)).toContainText('Nothing is stored of this day.')
  await expect(page.getByText('Not compared, because no step is called so: "revenue".')).toBeVisible()
  await expectFitsEverybody(page)
  const file = await request.get((await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '')
  expect(await file.text()).toContain('all days,viewed,204,200,-4,')

  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Users', exact: true })).toHaveAttribute('aria-current', 'true')
  await expect(compared).toBeVisible()

  // Alone it leads straight there, and nothing of it can be imported.
  await page.goto('/data/sources')
  await choose(page, csv(totals, 'totals.csv'))
  await expect(compared.getByRole('row', { name: /^Viewed 204 200 −4/ })).toBeVisible()
  await choose(page, { name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
  await expect(page.getByText(/^odd\.csv has no column of days/)).toBeVisible()
})

test('a person is erased after it was said who that is and what goes', async ({ page, request }) => {
  const before = await readViewed(page)
  await page.goto('/data/sources')
  await page.getByText('Erase a person').click()
  const look = async (id: string) => {
    await page.getByLabel('Any id of theirs').fill(id)
    await page.getByRole('button', { name: 'Look what goes …' }).click()
  }
  await look('nobody-here')
  await expect(page.getByText('Nothing is stored of a user "nobody-here".')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Erase this person' })).toBeDisabled()
  await page.keyboard.press('Escape')

  await look('v199')
  await expect(page.getByText('This person has one id: "v199".')).toBeVisible()
  await expect(page.getByText(/^What goes: 3 events, 1 session/)).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflowOnPhone(page)
  await page.getByRole('button', { name: 'Erase this person' }).click()
  await expect(page.getByText(/^Erased: 1 id and 3 events have gone/)).toBeVisible()
  await expect(page).toHaveURL(/\/data\/sources$/)
  await expect(page.getByLabel('Any id of theirs')).toHaveValue('')

  await page.goto('/settings/audit')
  await expect(page.getByRole('row', { name: /Erased a user.*fingerprint/ })).toBeVisible()
  expect(await (await request.get('/settings/audit/audit.csv')).text()).not.toContain('v199')
  await expect.poll(async () => readViewed(page)).toBe(before - 1)
})

/** How many sessions the funnel of all times begins with. */
async function readViewed(page: Page): Promise<number> {
  await page.goto('/?range=all')
  const funnel = funnelOf(page)
  const said = (await funnel.getAttribute('aria-label')) ?? ''
  return Number(/Viewed ([\d,]+)/.exec(said)?.[1]?.replace(',', ''))
}
