import { expectFitsEverybody, listenForErrors } from '../fits-everybody'
import { chooseKind, newVisitor, sharePage } from '../members/share-page'
import { expect, test } from '../test'
import { addStep, listBars, listSteps } from './build-funnel'
import { giveCheckouts } from './write-checkouts'

// What somebody does with a funnel of their own in a morning, from building it to telling others of it.

const STEPS = ['view_cart', 'begin_checkout', 'add_shipping_info', 'add_payment_info', 'purchase']

test.beforeAll(({ shop }) => giveCheckouts(shop))

test('builds a checkout of five steps within seven days, breaks it down, follows who dropped out, sets a goal, shares it frozen', async ({
  page,
  browser,
  shop,
}) => {
  const heard = listenForErrors(page)
  await page.goto('/funnels/new?range=all')
  for (const type of STEPS) await addStep(page, type)
  await expect(listSteps(page).getByRole('listitem')).toHaveCount(5)
  await page.getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Within a time').check()
  await expect(page.getByLabel('How long')).toHaveValue('7')
  await expect(listBars(page)).toHaveCount(5)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const form = page.getByRole('form', { name: 'Save the funnel' })
  await form.getByLabel('Name').fill('Paying')
  await form.getByRole('button', { name: 'Save funnel' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paying')
  const id = /\d+$/.exec(new URL(page.url()).pathname)?.[0] ?? ''
  const counted = JSON.parse(shop.tundish(['funnels', 'count', id, '--format', 'json']).stdout)
  const reached: readonly number[] = counted.map(({ attempts }: { attempts: number }) => attempts)
  const stopped = (reached[2] ?? 0) - (reached[3] ?? 0)
  expect(stopped).toBeGreaterThan(0)

  // The page waits for its numbers by itself, however soon it is opened.
  await page.goto(`/breakdown?funnel=${id}&range=all`)
  await page.getByRole('combobox', { name: 'Break down by' }).selectOption('device')
  const parts = page.getByRole('table', { name: /by device/i })
  await expect(parts.getByRole('row', { name: /phone/i })).toBeVisible()
  const entered = await parts.getByRole('row').getByRole('cell').nth(0).allTextContents()
  expect(entered.length).toBeGreaterThan(0)
  await expect(page.locator('[data-shown]')).toContainText('attempts · Paying')
  await expectFitsEverybody(page)

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Overview' }).click()
  const lost = page
    .getByRole('group', { name: /^Funnel:/ })
    .getByRole('link', { name: new RegExp(`^Show who: ${stopped} .*stop here`) })
  await lost.first().press('Enter')
  await expect(
    page.getByRole('heading', { name: new RegExp(`^${stopped} attempts that .* and came no further`) }),
  ).toBeVisible()
  await expect(
    page
      .getByRole('table', { name: /Attempts/ })
      .getByRole('rowheader')
      .first(),
  ).toContainText('user-')

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Paths' }).click()
  await page.getByRole('combobox', { name: 'Step', exact: true }).selectOption({ label: 'Add shipping info' })
  await expect(page.getByText(new RegExp(`${stopped} attempts`)).first()).toBeVisible()

  await page.goto(`/funnels/${id}`)
  await page.getByRole('main').getByRole('link', { name: 'Goals' }).click()
  const goal = page.getByRole('form', { name: 'New goal' })
  await expect(goal.getByLabel('Funnel')).toHaveValue(id)
  await expect(goal.getByLabel('What to track')).toHaveValue('purchase_per_view_cart')
  await goal.getByLabel('What to track').selectOption({ label: 'Add payment info per add shipping info' })
  await expect(goal.getByLabel('Of', { exact: true })).toHaveCount(0)
  await goal.getByLabel(/^Target/).fill('70')
  await goal.getByLabel('Owner').fill('Ann')
  await goal.getByRole('button', { name: 'Set this goal' }).click()
  const card = page.getByRole('region', { name: 'Add payment info per add shipping info to 70 %' })
  await expect(card.getByText(/^Paying · whole shop · Q\d \d+ · Ann$/)).toBeVisible()
  await expectFitsEverybody(page)
  const { rows } = await (await page.request.get(`/api/reports/goals?funnel=${id}`)).json()
  expect(rows).toMatchObject([
    { metric: 'add_payment_info_per_add_shipping_info', funnel: id, funnel_name: 'Paying' },
  ])

  const link = await sharePage(page, `/?funnel=${id}&range=all`, chooseKind('Frozen'))
  await page.goto('/funnels')
  await page.getByRole('button', { name: 'Delete: Paying' }).click()
  await expect(page.getByText('Deleted: Paying.')).toBeVisible()
  const { context, page: visitor } = await newVisitor(browser)
  await visitor.goto(link)
  await expect(visitor.getByRole('region', { name: 'Frozen' })).toBeVisible()
  await expect(visitor.locator('[data-shown]')).toContainText('attempts · Paying')
  await expect(visitor.getByLabel(/^Funnel:/).first()).toContainText(String(reached[4]))
  await context.close()

  await page.goto(`/goals?funnel=${id}`)
  await expect(card.getByText('The funnel "Paying" was deleted.')).toBeVisible()
  await page.goto(`/funnels/${id}`)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paying')
  await page.goto(`/goals?funnel=${id}`)
  await expect(card.getByText('was deleted')).toHaveCount(0)
  expect(heard).toEqual([])
})
