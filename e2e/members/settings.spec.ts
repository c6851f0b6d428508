import { expect, test } from '../test'
import { signIn } from './people'

test('an admin changes how the workspace counts; all others read it, the terminal and the log too', async ({
  browser,
  shop,
}) => {
  const page = await (await signIn(browser, 'admin')).newPage()
  await page.goto('/settings')
  const form = page.getByRole('form', { name: 'Settings' })
  await expect(form.getByLabel(/^(Currency|First|Smallest|Time|Pause)/).first()).toHaveAccessibleName(
    'Currency',
  )
  await form.getByLabel('Currency').fill('Euro')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText(/^Currency is not a currency of ISO 4217/)).toBeVisible()
  await form.getByLabel('Currency').fill('eur')
  await form.getByLabel('First month of the year').selectOption('April')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved.')).toBeVisible()
  await page.goto('/quarters')
  await expect(page.getByText(/Q\d FY20\d\d/).first()).toBeVisible()

  await page.goto('/settings')
  await form.getByLabel('First day of the week').selectOption('Sunday')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved.')).toBeVisible()
  const weekly = await (await page.request.get('/api/reports/trend?grain=week')).json()
  expect(new Date(weekly.rows[0].start).getUTCDay()).toBe(0)

  const reader = await (await signIn(browser, 'viewer')).newPage()
  await reader.goto('/settings')
  await expect(reader.getByRole('definition').first()).toContainText('EUR')
  await expect(reader.getByRole('button', { name: /^Save/ })).toHaveCount(0)
  const listed = JSON.parse(shop.tundish(['settings', 'list', '--format', 'json']).stdout)
  expect(listed[0]).toEqual({ name: 'currency', value: 'EUR', from: 'workspace' })
  await page.goto('/settings/audit')
  await expect(page.getByRole('row', { name: /Changed a setting.*Currency.*none to EUR/ })).toBeVisible()

  await page.goto('/settings')
  await form.getByLabel('Pause between sessions, in minutes').fill('45')
  await expect(form.getByText(/^Everything that is stored is counted anew/)).toBeVisible()
  await form.getByRole('button', { name: 'Save and count anew' }).click()
  await expect(page).toHaveURL(/\/data\/runs\/\d+$/)
  await expect(page.getByText('24 models were counted')).toBeVisible()

  const usual = [
    ['idleMinutes', '30'],
    ['fiscalMonth', '1'],
    ['weekStart', 'monday'],
    ['currency', ''],
  ] as const
  for (const one of usual) expect(shop.tundish(['settings', 'set', ...one]).status).toBe(0)
  expect(shop.tundish(['refresh']).status).toBe(0)
  await page.close()
  await reader.close()
})
