import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, type Shop, test } from '../test'
import { fillSignIn } from './people'

// Somebody guesses a password, at the very address of the one whose password it is.

const EMAIL = 'gus@example.com'
const PASSWORD = 'yellow basket eleven'
const OTHER_PASSWORD = 'silver lantern forty'

/** The link that a command prints. */
function linkOf({ tundish, url }: Shop, what: 'invite' | 'password'): string {
  const { stdout } = tundish(['members', what, EMAIL, '--url', url])
  return stdout.split('\n')[0] ?? ''
}

async function openPage(browser: Browser, address: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  return { context, page }
}

const account = (page: Page) => page.getByRole('button', { name: 'Signed in as Gus Fox' })

test('whoever guesses is held up, and the one whose password it is gets in', async ({ browser, shop }) => {
  const own = await openPage(browser, linkOf(shop, 'invite'))
  await own.page.getByLabel('Your name').fill('Gus Fox')
  await own.page.getByLabel('A password').fill(PASSWORD)
  await own.page.getByRole('button', { name: 'Become a member' }).click()
  await account(own.page).click()
  await own.page.getByRole('button', { name: 'Sign out' }).click()
  await expect(own.page).toHaveURL('/sign-in')

  const stranger = await openPage(browser, '/sign-in')
  const told = (sentence: string) => expect(stranger.page.getByText(sentence)).toBeVisible()
  for (let tried = 0; tried < 10; tried += 1) {
    await fillSignIn(stranger.page, EMAIL, `a wrong password ${tried}`)
    await told('This address and password do not go together.')
    await stranger.page.reload()
  }
  await fillSignIn(stranger.page, EMAIL, PASSWORD)
  await told('Too many tries. Wait')

  await fillSignIn(own.page, EMAIL, PASSWORD)
  await expect(account(own.page)).toBeVisible()

  const reset = await openPage(browser, linkOf(shop, 'password'))
  await reset.page.getByLabel('A password').fill(PASSWORD)
  await reset.page.getByRole('button', { name: 'Use this password' }).click()
  await expect(account(reset.page)).toBeVisible()
  for (const { context } of [own, stranger, reset]) await context.close()
})

test('a link for a new password ends when the password is changed', async ({ browser, shop }) => {
  const first = linkOf(shop, 'password')
  const own = await openPage(browser, first)
  await own.page.getByLabel('A password').fill(PASSWORD)
  await own.page.getByRole('button', { name: 'Use this password' }).click()
  await expect(account(own.page)).toBeVisible()
  const link = linkOf(shop, 'password')
  await own.page.goto('/account')
  await own.page.getByLabel('Your password now').fill(PASSWORD)
  await own.page.getByLabel('The new one').fill(OTHER_PASSWORD)
  await own.page.getByRole('button', { name: 'Change it' }).click()
  await expect(own.page.getByText('The password is changed.')).toBeVisible()
  const late = await openPage(browser, link)
  await expect(late.page.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible()
  for (const { context } of [own, late]) await context.close()
})
