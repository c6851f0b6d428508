import { expect, test } from '../test'

test('two days of data: the quarters page says what cannot be said', async ({ page }) => {
  await page.goto('/quarters')
  await expect(page.getByText('1 Jan 2021 – 31 Mar 2021').first()).toBeVisible()
  const said = page.getByText(/Against the same days of the quarter before nothing can be said/)
  await expect(said).toBeVisible()
  await expect(page.getByText(/There is nothing to compare with/)).toBeVisible()
  await expect(page.getByText(/is final/)).toBeVisible()
  await expect(page.getByText(/Something went wrong/)).toHaveCount(0)
})

test('one day against the other: on the last day the files end, and that is seen as what it is', async ({
  page,
}) => {
  await page.goto('/quarters?from=2021-02-11&to=2021-02-12&before_from=2021-02-10&before_to=2021-02-11')
  const verdicts = page.getByRole('navigation', { name: 'Verdicts' })
  await expect(verdicts.getByRole('link', { name: 'Up 0' })).toBeVisible()
  await expect(verdicts.getByRole('link', { name: 'Down 3' })).toBeVisible()
  await expect(page.getByText(/0 are up and 3 down in checkout per product view/)).toBeVisible()
})
