import { expectFitsEverybody, listenForErrors } from '../fits-everybody'
import { openMenu, save } from '../save'
import { expect, test } from '../test'

test('from a drop-off to the people behind it, their file, and what one of them did; all of it is noted', async ({
  page,
}) => {
  const heard = listenForErrors(page)
  await page.goto('/')
  const funnel = page.getByRole('group', { name: /^Funnel:/ }).first()
  const lost = funnel.getByRole('link', { name: /^Show who: .* stop here at added to cart/ })
  const many = (await lost.getAttribute('aria-label'))?.replace(/^Show who: (\S+) .*$/, '$1') ?? ''
  await lost.press('Enter')
  const heading = `${many} sessions that viewed a product and came no further`
  await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  await expectFitsEverybody(page)

  const { file, name } = await save(page, 'CSV', 'People')
  expect(name).toBe('tundish-people.csv')
  const [head, ...lines] = file.toString('utf8').trimEnd().split('\n')
  expect(head).toMatch(/^user_id,session_id,started_at,furthest_step,/)
  expect(lines).toHaveLength(Number(many.replace(/\D/g, '')))
  expect(lines.every((line) => line.split(',')[3] === 'viewed')).toBe(true)

  const first = page
    .getByRole('table', { name: /Sessions/ })
    .getByRole('rowheader')
    .first()
  const user = (await first.textContent()) ?? ''
  expect(lines[0]).toContain(user)
  await first.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: `User ${user}` })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Events' }).getByText('page_view').first()).toBeVisible()
  await expectFitsEverybody(page)

  await page.goto('/settings/audit')
  for (const noted of [
    'Exported people',
    'Looked at people',
    `User ${user}`,
    'Sessions that viewed a product and came no further',
  ])
    await expect(page.getByRole('cell', { name: noted }).first()).toBeVisible()
  expect(heard).toEqual([])
})

test('a count of a product and a point in time lead to as many, and a step to what is different', async ({
  page,
}) => {
  await page.goto('/products?unit=users')
  const cell = page.getByRole('row').nth(1).getByRole('cell').nth(1).getByRole('link')
  const many = await cell.textContent()
  await cell.click()
  await expect(
    page.getByRole('heading', { name: `${many} users that added a product to the cart` }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'What is different about those who went on?' }).click()
  await expect(page).toHaveURL(/\/different\?.*metric=checkout_per_cart/)
  await expect(page.getByText('Nothing tells them apart')).toBeVisible()

  await page.goto('/quarters')
  const panel = page.getByRole('region', { name: 'From quarter to quarter' }).locator('[data-panel]').first()
  await openMenu(panel, /^More of/)
  await page.getByRole('menuitemcheckbox', { name: 'Show the numbers' }).click()
  const row = panel.getByRole('table').getByRole('row').nth(1)
  const checkedOut = await row.getByRole('cell').nth(2).textContent()
  await row.getByRole('link').click()
  await expect(page.getByRole('heading', { name: `${checkedOut} sessions that checked out` })).toBeVisible()
})
