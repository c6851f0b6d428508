import { existsSync } from 'node:fs'
import { setGoal } from '../set-goal'
import { GREENERY_FOLDER } from '../shops'
import { expect, test } from '../test'

// A shop whose demo is taken away, and with it the goals and annotations that were made about it.

test('the screen says that it is a demo, one click takes it away, and real data take it away too', async ({
  page,
  shop: { tundish },
}) => {
  tundish(['annotations', 'add', '--day', '2026-05-05', '--title', 'Of the demo'])
  await setGoal(page, 'Ann')

  await page.goto('/')
  await expect(page.getByText(/demo shop/i).first()).toBeVisible()
  await page.getByRole('button', { name: /remove the demo/i }).click()
  await page.getByRole('button', { name: /yes, remove|remove it/i }).click()
  await expect(page.getByText(/no events yet/i).first()).toBeVisible()
  await expect(page.getByText(/import FILE/).first()).toBeVisible()
  for (const path of ['/products', '/timing', '/quarters', '/worth', '/goals']) {
    await page.goto(path)
    await expect(page.getByText(/no events yet/i).first()).toBeVisible()
  }
  expect(tundish(['report', 'goals', '--format', 'csv']).stdout.trim().split('\n')).toHaveLength(1)
  expect(tundish(['annotations']).stdout).toBe('There are no annotations.\n')

  // The command line never loads the demo unasked.
  const { status, stdout } = tundish(['report', 'funnel', '--format', 'csv'])
  expect(status).toBe(0)
  expect(stdout).toContain('viewed,0,')

  test.skip(!existsSync(GREENERY_FOLDER), 'the Greenery files are absent')
  expect(tundish(['demo', 'load']).status).toBe(0)
  const imported = tundish(['import', 'greenery', GREENERY_FOLDER])
  expect(imported.status).toBe(0)
  expect(imported.stdout).toMatch(/demo shop was removed/i)
  await page.goto('/')
  await expect(page.getByText('578').first()).toBeVisible()
  await expect(page.getByText(/demo shop/i)).toHaveCount(0)
  expect(tundish(['demo', 'load'])).toMatchObject({ status: 1, stdout: '' })
})
