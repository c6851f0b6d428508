import type { Page } from '@playwright/test'
import { expectAccessible, expectNoOverflowOnPhone } from '../fits-everybody'
import { saveReport } from '../save-report'
import { expect, test } from '../test'

const reports = (page: Page) => page.getByRole('list', { name: 'Reports' })
const versions = (page: Page) => page.getByRole('list', { name: 'Versions' }).first()
const shown = (page: Page) => page.locator('[data-shown]')

test('the overview is saved as it is looked at, explored, edited, and an old version made the current one', async ({
  page,
}) => {
  await page.goto('/?range=30d&unit=users')
  await page.getByRole('button', { name: 'Save as report' }).click()
  const form = page.getByRole('form', { name: 'Save as report' })
  await expect(form.getByLabel('Name')).toHaveValue('Overview, last 30 days')
  await form.getByLabel('Name').fill('   ')
  await form.getByLabel('Note').fill('One <b>bold</b> thing.\n\nAnd another.')
  await form.getByRole('button', { name: 'Save report' }).click()
  await expect(form.getByRole('alert')).toHaveText('Give the report a name of 1 to 120 characters.')
  await expect(form.getByLabel('Note')).toHaveValue('One <b>bold</b> thing.\n\nAnd another.')
  await expectAccessible(page)
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

  await page.getByRole('button', { name: 'Edit', exact: true }).focus()
  await page.keyboard.press('Enter')
  const edit = page.getByRole('form', { name: 'Edit the report' })
  await expect(edit.getByLabel('Name')).toBeFocused()
  await expectAccessible(page)
  await expectNoOverflowOnPhone(page)
  await edit.getByLabel('Name').fill('Tuesday board')
  const up = edit.getByRole('button', { name: 'Move up: How long do they take?' })
  await up.focus()
  for (let pressed = 0; pressed < 4; pressed += 1) await page.keyboard.press('Enter')
  await expect(up).toBeFocused()
  await edit.getByLabel('Add a section').selectOption({ label: 'What is it worth?' })
  for (const title of ['What matters most', 'Which products lose most?', 'Are we improving?']) {
    await edit.getByRole('button', { name: `Remove: ${title}` }).click()
  }
  await expect(edit.getByRole('list').getByRole('listitem')).toContainText([
    'How long do they take?',
    'How are our users moving',
    'What is it worth?',
  ])
  await edit.getByRole('button', { name: 'Save', exact: true }).click()
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

  await versions(page).getByRole('link', { name: 'Version 1' }).click()
  await expect(page.getByText(/^This is version 1, with the numbers of today/)).toBeVisible()
  await expect(shown(page)).toContainText('Last 30 days')
  await expect(page.getByRole('heading', { name: 'What matters most' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Make this the current one' }).click()
  await expect(page).toHaveURL(/\/reports\/\d+$/)
  await expect(versions(page).getByRole('listitem').first()).toContainText('Version 4')
  await expect(versions(page)).toContainText('Range: last 30 days, was last 7 days.')
  await page.goto(`${new URL(page.url()).pathname}?version=99`)
  await expect(page.getByText('This report has no version "99". Shown is the newest.')).toBeVisible()
})

test('what a saved report has can be taken away, but not all of it; its links stop with it', async ({
  page,
  context,
}) => {
  await page.goto('/products?category=Trees')
  await saveReport(page, 'Trees')
  await page.getByLabel('Category').selectOption('')
  await expect(shown(page)).toContainText('all products')
  await expect(page.getByText('Category: all categories, was Trees.')).toBeVisible()
  await page.getByLabel('Category').selectOption('Trees')
  await expect(page.getByText('Changed from the saved report.')).toHaveCount(0)

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const form = page.getByRole('form', { name: 'Edit the report' })
  await form.getByRole('button', { name: 'Remove: How does each product convert?' }).click()
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(form.getByRole('alert')).toHaveText('A report shows at least one section.')
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused()

  await page.getByRole('button', { name: /^Share this report/ }).click()
  await expectNoOverflowOnPhone(page)
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

test('quarters are saved; reports are searched, renamed, duplicated, deleted and brought back', async ({
  page,
}) => {
  await page.goto('/quarters?range=last-quarter')
  await saveReport(page, '100 % quarterly')
  await expect(page.getByRole('button', { name: /^Compare with/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Why did it change?' })).toBeVisible()
  await expect(shown(page)).toContainText('Last quarter')

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

test('its tables are one file for spreadsheets, and the command line shows the same', async ({
  page,
  shop,
}) => {
  await page.goto('/?range=30d&unit=users')
  await saveReport(page, 'In every format')
  const href = String(await page.getByRole('link', { name: 'XLSX', exact: true }).getAttribute('href'))
  const answer = await page.request.get(href)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('spreadsheetml.sheet')
  expect((await answer.body()).subarray(0, 2).toString()).toBe('PK')
  expect((await page.request.get('/reports/999/tables.xlsx')).status()).toBe(404)

  const listed = JSON.parse(shop.tundish(['reports', '--format', 'json']).stdout)
  expect(listed).toContainEqual(expect.objectContaining({ name: 'In every format' }))
  const { stdout, status } = shop.tundish([
    'reports',
    'show',
    page.url().split('/').at(-1) ?? '',
    '--format',
    'csv',
    '--table',
    'funnel',
  ])
  expect(status).toBe(0)
  const viewed = Number(/^viewed,(\d+)/m.exec(stdout)?.[1])
  await expect(page.getByText(`${viewed.toLocaleString('en')} users`).first()).toBeVisible()
})
