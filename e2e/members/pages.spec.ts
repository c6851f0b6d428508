import { expectFitsEverybody } from '../fits-everybody'
import { expect, test } from '../test'
import { signIn } from './people'

// The pages of members, at a desk and on a phone, in both themes. Those of the dashboard are looked at on the demo shop.

for (const path of [
  '/sign-in',
  '/account',
  '/settings',
  '/settings/members',
  '/settings/links',
  '/settings/audit',
  '/settings/alerts',
])
  test(`${path} is for everybody`, async ({ page, browser }) => {
    const context = path === '/sign-in' ? page.context() : await signIn(browser, 'admin')
    const open = await context.newPage()
    await open.goto(path)
    await expect(open.getByRole('heading', { level: 1 })).toBeVisible()
    await expectFitsEverybody(open)
    if (context !== page.context()) await context.close()
  })
