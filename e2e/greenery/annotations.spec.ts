import type { Page } from '@playwright/test'
import { expect, test } from '../test'

const notes = (page: Page) => page.getByRole('list', { name: 'Annotations' })

test('what happened after the last session stands under the chart, without a flag', async ({
  page,
  shop,
}) => {
  const added = shop.tundish(['annotations', 'add', '--day', '2021-02-14', '--title', 'Shop closed'])
  expect(added.stderr).toBe('')
  for (const address of ['/', '/quarters']) {
    await page.goto(address)
    await expect(notes(page)).toContainText('14 Feb 2021')
    await expect(notes(page)).toContainText('Shop closed')
  }
  await page.goto('/?grain=day')
  await expect(notes(page)).toContainText('Shop closed(after the chart’s last day)')
  await expect(page.locator('svg title', { hasText: 'Shop closed' })).toHaveCount(0)
  // In its month there is a chart of counts and one of rates.
  await page.goto('/?grain=month')
  await expect(notes(page)).not.toContainText('after the chart’s last day')
  await expect(page.locator('svg title', { hasText: 'Shop closed' })).toHaveCount(2)
  await page.goto('/?from=2021-02-09&to=2021-02-14')
  await expect(page.getByRole('heading', { name: 'The daily trend' })).toBeVisible()
  await expect(page.getByText('Shop closed')).toHaveCount(0)
  await page.goto('/?grain=day')
  await page.getByRole('button', { name: 'Remove: Shop closed' }).click()
  await expect(page.getByText('Removed: Shop closed.')).toBeVisible()
})
