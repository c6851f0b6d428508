import { expectAccessible, expectNoOverflow, resize } from '../fits-everybody'
import { openMenu } from '../save'
import { expect, test } from '../test'

test('what they do after the largest drop-off is told, looked at otherwise, and made a funnel', async ({
  page,
  request,
}) => {
  await page.goto('/paths')
  const { attempts, step, rows } = await (await request.get('/api/reports/paths?range=90d')).json()
  const { rows: reached } = await (await request.get('/api/reports/funnel?range=90d')).json()
  expect(attempts).toBe(reached.find((one: { step: string }) => one.step === step).furthest)
  await expect(page.getByText(/^Of the .* sessions that came no further than/)).toContainText(
    attempts.toLocaleString('en'),
  )
  const picture = page.getByRole('group', { name: /^After “.*”, where they came no further/ })
  await expect(picture.getByRole('button').first()).toBeVisible()
  await openMenu(page, /^More of: After/)
  await page.getByRole('menuitemcheckbox', { name: 'Show the numbers' }).click()
  await expect(page.getByRole('table', { name: 'Paths in numbers' }).getByRole('row')).toHaveCount(
    rows.length + 1,
  )
  await page.getByRole('combobox', { name: 'Paths', exact: true }).selectOption({ label: 'Before a step' })
  await page.getByRole('combobox', { name: 'Repeated events' }).selectOption({ label: 'Every repeat' })
  await expect(page).toHaveURL(/paths=before&repeats=all/)
  await expect(page.getByRole('heading', { name: 'Before “Checked out”' })).toBeVisible()
  const cart = page.getByRole('button', { name: /^Add to cart, / }).first()
  await cart.focus()
  await page.keyboard.press('Enter')
  await expect(cart).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(page)
  await resize(page, 390)
  await expectNoOverflow(page)
  await expect(page.getByText('Before “Checked out”').last()).toBeVisible()
  await page
    .getByRole('button', { name: /^Page view/ })
    .last()
    .click()
  await expect(page.getByRole('status')).toContainText('Page view → Add to cart → Checked out')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'build a funnel of these steps' }).click()
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps).toHaveText([/Page view/, /Add to cart/, /Checked out/])
  await expect(page.getByText(/of [\d,]+ attempts come to “Checked out”/)).toBeVisible()
})
