import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { tundish } from '../tundish'

// On the demo shop; what one test saves the next one finds.

const reports = (page: Page) => page.getByRole('list', { name: 'Reports' })
const versions = (page: Page) => page.getByRole('list', { name: 'Versions' }).first()
const shown = (page: Page) => page.locator('[data-shown]')

async function save(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save as report' }).click()
  const form = page.getByRole('form', { name: 'Save as report' })
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Save report' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function expectNoSeriousFinding(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('without any the list says how to save one', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Reports', exact: true }).click()
  await expect(page.getByText('No reports yet')).toBeVisible()
  await expect(page.getByText('press “Save as report”')).toBeVisible()
})

test('the overview is saved as it is looked at, with a note; a name is asked for', async ({ page }) => {
  await page.goto('/?range=30d&unit=users')
  await page.getByRole('button', { name: 'Save as report' }).click()
  const form = page.getByRole('form', { name: 'Save as report' })
  await expect(form.getByLabel('Name')).toHaveValue('Overview, last 30 days')
  await form.getByLabel('Name').fill('   ')
  await form.getByLabel('Note').fill('One <b>bold</b> thing.\n\nAnd another.')
  await form.getByRole('button', { name: 'Save report' }).click()
  await expect(form.getByRole('alert')).toHaveText('Give the report a name of 1 to 120 characters.')
  await expect(form.getByLabel('Note')).toHaveValue('One <b>bold</b> thing.\n\nAnd another.')
  await expectNoSeriousFinding(page)
  await form.getByLabel('Name').fill('Monday board')
  await form.getByRole('button', { name: 'Save report' }).click()
  await expect(page).toHaveURL(/\/reports\/\d+$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Monday board')
  await expect(shown(page)).toContainText(/Last 30 days.*users · all products/)
  const note = page.getByRole('region', { name: 'Note' })
  await expect(note.getByRole('paragraph')).toHaveText(['One <b>bold</b> thing.', 'And another.'])
  await expect(page.getByRole('button', { name: 'Users', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('exploring changes the address alone, until it is saved as a new version', async ({ page }) => {
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Monday board' }).click()
  await page.getByRole('button', { name: 'Sessions', exact: true }).click()
  await expect(page.getByText('Changed from the saved report. Counted: sessions, was users.')).toBeVisible()
  await expect(shown(page)).toContainText('sessions')
  await page.reload()
  await expect(shown(page)).toContainText('sessions')
  await page.getByRole('link', { name: 'Back to the saved one' }).click()
  await expect(shown(page)).toContainText('users')
  await expect(page.getByText('Changed from the saved report.')).toHaveCount(0)
  await page.getByRole('button', { name: /^Range/ }).click()
  await page.getByRole('button', { name: 'Last 7 days' }).click()
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(versions(page)).toContainText('Range: last 7 days, was last 30 days.')
  await expect(page).toHaveURL(/\/reports\/\d+$/)
  await expect(shown(page)).toContainText(/Last 7 days.*users/)
})

test('what a saved report has can be taken away while exploring', async ({ page }) => {
  await page.goto('/products?category=Trees')
  await save(page, 'Trees')
  await page.getByLabel('Category').selectOption('')
  await expect(shown(page)).toContainText('all products')
  await expect(page.getByText('Category: all categories, was Trees.')).toBeVisible()
  await page.getByLabel('Category').selectOption('Trees')
  await expect(page.getByText('Changed from the saved report.')).toHaveCount(0)
})

test('it is edited by the keyboard: name, sections and their order', async ({ page }) => {
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Monday board' }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Edit the report' })
  await expect(form.getByLabel('Name')).toBeFocused()
  await expectNoSeriousFinding(page)
  await form.getByLabel('Name').fill('Tuesday board')
  const up = form.getByRole('button', { name: 'Move up: How long do they take?' })
  await up.focus()
  for (let pressed = 0; pressed < 4; pressed += 1) await page.keyboard.press('Enter')
  await expect(up).toBeFocused()
  await form.getByLabel('Add a section').selectOption({ label: 'What is it worth?' })
  for (const title of ['Where do we lose most?', 'Which products lose most?', 'Are we improving?']) {
    await form.getByRole('button', { name: `Remove: ${title}` }).click()
  }
  await expect(form.getByRole('list').getByRole('listitem')).toContainText([
    'How long do they take?',
    'How are our users moving',
    'What is it worth?',
  ])
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuesday board')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'How long do they take?',
    'How are our users moving through the funnel?',
    'What is it worth?',
    'Links to this report',
    'Versions',
  ])
  await expect(versions(page)).toContainText('Section added: What is it worth?')
  await expect(versions(page)).toContainText('Sections in another order.')
})

test('without a section it is not saved, and says so', async ({ page }) => {
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Trees', exact: true }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const form = page.getByRole('form', { name: 'Edit the report' })
  await form.getByRole('button', { name: 'Remove: How does each product convert?' }).click()
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(form.getByRole('alert')).toHaveText('A report shows at least one section.')
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused()
})

test('an old version can be read, and made the current one', async ({ page }) => {
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Tuesday board' }).click()
  await versions(page).getByRole('link', { name: 'Version 1' }).click()
  await expect(page.getByText(/^This is version 1, with the numbers of today/)).toBeVisible()
  await expect(shown(page)).toContainText('Last 30 days')
  await expect(page.getByRole('heading', { name: 'Where do we lose most?' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Make this the current one' }).click()
  await expect(page).toHaveURL(/\/reports\/\d+$/)
  await expect(versions(page).getByRole('listitem').first()).toContainText('Version 4')
  await expect(versions(page)).toContainText('Range: last 30 days, was last 7 days.')
  await page.goto(`${new URL(page.url()).pathname}?version=99`)
  await expect(page.getByText('This report has no version "99". Shown is the newest.')).toBeVisible()
})

test('quarters are saved with what they are held against', async ({ page }) => {
  await page.goto('/quarters?range=last-quarter')
  await save(page, '100 % quarterly')
  await expect(page.getByRole('button', { name: /^Compare with/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Why did it change?' })).toBeVisible()
  await expect(shown(page)).toContainText('Last quarter')
})

test('reports are searched, renamed, duplicated, deleted and brought back', async ({ page }) => {
  await page.goto('/reports')
  await page.getByLabel('Search reports').fill('100 %')
  await expect(reports(page).getByRole('heading')).toHaveCount(0)
  await expect(reports(page).getByRole('link')).toHaveText(['100 % quarterly'])
  await expect(page).toHaveURL(/q=100/)
  await page.getByRole('button', { name: 'Rename: 100 % quarterly' }).click()
  const form = page.getByRole('form', { name: 'Rename the report' })
  await form.getByLabel('Description').fill('For the 100 % steering group')
  await form.getByLabel('Name').fill('Quarterly')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(reports(page)).toContainText('For the 100 % steering group')
  await page.goto('/reports')
  await page.getByRole('button', { name: 'Duplicate: Quarterly' }).click()
  await expect(reports(page).getByRole('link', { name: 'Copy of Quarterly' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete: Copy of Quarterly' }).click()
  await expect(page.getByRole('dialog')).toContainText('No link shows it to anybody.')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('Deleted: Copy of Quarterly.')).toBeVisible()
  await expect(reports(page).getByRole('link', { name: 'Copy of Quarterly' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(reports(page).getByRole('link', { name: 'Copy of Quarterly' })).toBeVisible()
})

test('a deleted report says so at its address and can be brought back; an unknown one is not found', async ({
  page,
}) => {
  await page.goto('/reports')
  const link = reports(page).getByRole('link', { name: 'Copy of Quarterly' })
  const href = String(await link.getAttribute('href'))
  await page.getByRole('button', { name: 'Delete: Copy of Quarterly' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(link).toHaveCount(0)
  await page.goto(href)
  await expect(page.getByText('This report was deleted')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('heading', { name: 'Why did it change?' })).toBeVisible()
  for (const id of ['999', 'x', '1e3', '%20']) {
    const response = await page.goto(`/reports/${id}`)
    expect(response?.status(), id).toBeLessThan(500)
    await expect(page.getByText(/There is no such (report|page)/)).toBeVisible()
  }
})

test('a report says which links stop working with it, and they do', async ({ page, context }) => {
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Trees', exact: true }).click()
  await page.getByRole('button', { name: /^Share this report/ }).click()
  await page.getByRole('form', { name: 'Share' }).getByText('All filters').click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const url = await page.locator('input[readonly]').first().inputValue()
  await expect(page.getByRole('list', { name: 'Share links' })).toContainText('Trees')
  const visitor = await context.newPage()
  await visitor.goto(url)
  await visitor.getByLabel('Category').selectOption('')
  await expect(shown(visitor)).toContainText('all products')
  await page.goto('/reports')
  await page.getByRole('button', { name: 'Delete: Trees' }).click()
  await expect(page.getByRole('dialog')).toContainText('One link stops working')
  await expect(page.getByRole('list', { name: 'Links that stop working' })).toContainText('Live · seen once')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('Deleted: Trees.')).toBeVisible()
  expect((await visitor.goto(url))?.status()).toBe(404)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(reports(page).getByRole('link', { name: 'Trees', exact: true })).toBeVisible()
  expect((await visitor.goto(url))?.status()).toBe(200)
})

test('its tables are one file for spreadsheets', async ({ page }) => {
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Tuesday board' }).click()
  const href = String(await page.getByRole('link', { name: 'XLSX', exact: true }).getAttribute('href'))
  const answer = await page.request.get(href)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('spreadsheetml.sheet')
  expect((await answer.body()).subarray(0, 2).toString()).toBe('PK')
  expect((await page.request.get('/reports/999/tables.xlsx')).status()).toBe(404)
})

test('the command line shows the same', async ({ page }) => {
  const listed = JSON.parse(tundish('demo', 'reports', '--format', 'json').stdout)
  const { id } = listed.find(({ name }: { name: string }) => name === 'Tuesday board')
  await page.goto(`/reports/${id}`)
  const { stdout, status } = tundish(
    'demo',
    'reports',
    'show',
    String(id),
    '--format',
    'csv',
    '--table',
    'funnel',
  )
  expect(status).toBe(0)
  const viewed = Number(/^viewed,(\d+)/m.exec(stdout)?.[1])
  await expect(page.getByText(`${viewed.toLocaleString('en')} users`).first()).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list and a report have no serious accessibility finding in ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      colorScheme,
      reducedMotion: 'reduce',
      ...(baseURL ? { baseURL } : {}),
    })
    const page = await context.newPage()
    await page.goto('/reports', { waitUntil: 'networkidle' })
    await expectNoSeriousFinding(page)
    await page.getByRole('link', { name: 'Tuesday board' }).click()
    await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectNoSeriousFinding(page)
    await context.close()
  })
}

test('the list, a report and its dialogs fit a phone and log no error', async ({ page }) => {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.setViewportSize({ width: 390, height: 844 })
  const expectNoOverflow = async () => {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
  await page.goto('/reports', { waitUntil: 'networkidle' })
  await expectNoOverflow()
  await page.getByRole('link', { name: 'Tuesday board' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tuesday board' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expectNoOverflow()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expectNoOverflow()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Share this report/ }).click()
  const box = await page.getByRole('form', { name: 'Share' }).boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  await expectNoOverflow()
  expect(errors).toEqual([])
})
