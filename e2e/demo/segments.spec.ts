import type { Page } from '@playwright/test'
import { expectFitsEverybody } from '../fits-everybody'
import { save } from '../save'
import { expect, test } from '../test'

const PAGE = '/breakdown/segments'

const filter = (page: Page) => page.getByRole('button', { name: /^Filter:/ })
const saved = (page: Page) => page.getByRole('list', { name: 'Saved segments' })

test('a filter is saved as a segment, chosen with one click, changed, renamed, deleted, and brought back', async ({
  page,
  shop,
}) => {
  await page.goto('/?range=all&where=visitor+is+new')
  await filter(page).click()
  await page.getByRole('button', { name: 'Save as segment' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as segment' })
  await dialog.getByLabel('Name').fill('')
  await dialog.getByRole('button', { name: 'Save segment' }).click()
  await expect(dialog.getByText('Give the segment a name of 1 to 120 characters.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Newcomers')
  await dialog.getByRole('button', { name: 'Save segment' }).click()
  await expect(filter(page)).toHaveText(/Newcomers/)

  await page.goto('/timing?range=all')
  await filter(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Segments' }).getByRole('button', { name: 'Newcomers' }).press('Enter')
  // The address says what is asked, so that it means the same when the segment is changed.
  await expect(page).toHaveURL(/where=visitor\+is\+new/)
  await expect(filter(page)).toHaveText(/Newcomers/)

  await filter(page).click()
  await page.getByLabel('Attribute').selectOption('weekday')
  await page.getByLabel('monday').check()
  await page.getByRole('button', { name: 'Narrow to these' }).click()
  await expect(filter(page)).toHaveText(/visitor is new; weekday is monday/)
  await page.reload()
  await filter(page).click()
  await page.getByRole('button', { name: 'Change “Newcomers” to this' }).click()
  await expect(page.getByRole('button', { name: 'Newcomers', pressed: true })).toBeVisible()

  await page.goto(PAGE)
  await expect(saved(page).getByText('visitor is new; weekday is monday')).toBeVisible()
  await page.getByRole('button', { name: 'Rename: Newcomers' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('New on Mondays')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(saved(page).getByRole('link', { name: 'New on Mondays' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete: New on Mondays' }).click()
  await expect(saved(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await saved(page).getByRole('link', { name: 'New on Mondays' }).click()
  await expect(
    page.getByRole('heading', { name: 'New on Mondays, against all other sessions' }),
  ).toBeVisible()

  const { stdout } = shop.tundish(['segments', '--format', 'json'])
  const [segment] = JSON.parse(stdout)
  expect(segment).toMatchObject({ name: 'New on Mondays', filter: 'visitor is new; weekday is monday' })
  expect(shop.tundish(['segments', 'delete', segment.id]).status).toBe(0)
})

test('two segments stand side by side with a verdict of each rate, as the API and the files say it', async ({
  page,
  request,
}) => {
  const search = 'where=visitor+is+new&against=weekday+is+monday%2C+tuesday'
  await page.goto(`${PAGE}?range=all&${search}`)
  const { rows, steps } = await (await request.get(`/api/reports/segments?${search}`)).json()
  const table = page.getByRole('table', { name: 'Both sides in numbers' })
  for (const { rate, part, whole, against_part, against_whole, verdict } of rows) {
    const label = rate.replaceAll('_', ' ')
    const row = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: new RegExp(label, 'i') }) })
    const say = (count: number) => count.toLocaleString('en')
    await expect(row).toContainText(`${say(part)} of ${say(whole)}`)
    await expect(row).toContainText(`${say(against_part)} of ${say(against_whole)}`)
    await expect(row).toContainText(verdict)
  }
  await expect(
    page.getByText(`${steps[0].on_both_sides.toLocaleString('en')} sessions are on both sides.`),
  ).toBeVisible()
  const title = 'visitor is new, against weekday is monday, tuesday'
  expect(String((await save(page, 'CSV', title)).file)).toContain('cart_per_view')
  expect((await save(page, 'PNG', title)).file.subarray(1, 4).toString()).toBe('PNG')
  const one = await (await request.get('/api/reports/funnel?where=visitor+is+new')).json()
  expect(one.rows.map(({ count }: { count: number }) => count)).toEqual(
    steps.map(({ count }: { count: number }) => count),
  )
})

test('what is shown is held against itself before, all others, and the other products of its category', async ({
  page,
  request,
}) => {
  const { rows } = await (await request.get('/api/reports/catalogue')).json()
  const { product_id: id, category } = rows.find((row: { category: string | null }) => row.category !== null)
  await page.goto(`/?range=90d&where=visitor+is+new&product=${id}`)
  const compare = page.getByRole('button', { name: /^Compare with:/ })
  await compare.click()
  const choices = page.getByRole('list', { name: 'Compare with' })
  await choices.getByRole('link', { name: 'Itself before' }).click()
  await expect(page).toHaveURL(/compare=previous/)
  await expect(compare).toHaveText(/Against: Itself before/)
  await compare.click()
  await expectFitsEverybody(page)
  await choices.getByRole('link', { name: `Other products of ${category}` }).click()
  await expect(page).toHaveURL(/\/breakdown\/segments\?.*against=category/)
  await expect(page.getByRole('heading', { name: `, against other products of ${category}` })).toBeVisible()
  await page.getByRole('button', { name: /^Against:/ }).click()
  await choices.getByRole('link', { name: 'All other sessions' }).click()
  await expect(
    page.getByRole('heading', { name: 'visitor is new, against all other sessions' }),
  ).toBeVisible()
  await page.getByRole('button', { name: /^Against:/ }).click()
  await expectFitsEverybody(page)
  await choices.getByRole('link', { name: 'Itself before' }).click()
  await expect(page).toHaveURL(/\/\?.*compare=previous/)
})

test('where a filter leaves nobody, it is named as the reason, and taken away with one click', async ({
  page,
  shop,
}) => {
  const where = 'coupon is SAVE10'
  expect(shop.tundish(['segments', 'save', where, '--name', 'With a coupon']).status).toBe(0)
  for (const path of ['/', PAGE, '/breakdown', '/people']) {
    await page.goto(`${path}?range=90d&where=${encodeURIComponent(where)}`)
    const sentence = page.getByText(
      /^Of [\d,]+ sessions that reached the funnel in .* none is in the segment/,
    )
    await expect(sentence).toContainText(
      '“With a coupon”: coupon is SAVE10. “coupon” is known of no session.',
    )
    await page.getByRole('link', { name: 'Take the filter away' }).click()
    await expect(page).not.toHaveURL(/where=/)
    await expect(sentence).toHaveCount(0)
  }
  await page.goto(`${PAGE}?range=90d&where=visitor+is+new&against=${encodeURIComponent(where)}`)
  await expect(page.getByText('With a coupon: no sessions in this range')).toBeVisible()
  await page.getByRole('link', { name: 'Hold it against all others' }).click()
  await expect(page.getByText('No session is on both sides.')).toBeVisible()
  expect(shop.tundish(['segments', 'delete', 'With a coupon']).status).toBe(0)
})
