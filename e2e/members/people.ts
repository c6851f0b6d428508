import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** The members of the shop of members. The sessions of the first three are never ended by a test. */
export const PEOPLE = {
  admin: { name: 'Ann Lee', email: 'ann@example.com', password: 'violet kettle march', role: 'admin' },
  editor: { name: 'Eve Roy', email: 'eve@example.com', password: 'amber window seven', role: 'editor' },
  viewer: { name: 'Vic Tam', email: 'vic@example.com', password: 'copper garden nine', role: 'viewer' },
  leaver: { name: 'Lea Orr', email: 'lea@example.com', password: 'silver saddle forty', role: 'viewer' },
} as const

export const ROLES = ['admin', 'editor', 'viewer'] as const

/** The browsers of those who signed in on the server of this worker. */
const signedIn = new Map<string, BrowserContext>()

/** Their browser, signed in. It knows the scripts already, so it is kept: to close it closes its pages. */
export async function signIn(browser: Browser, who: (typeof ROLES)[number]): Promise<BrowserContext> {
  const known = signedIn.get(who)
  if (known) return known
  const context = await signInAnew(browser, who)
  context.close = async () => {
    for (const page of context.pages()) await page.close()
  }
  signedIn.set(who, context)
  return context
}

/** The same in a session that nobody else has. */
export async function signInAnew(browser: Browser, who: keyof typeof PEOPLE): Promise<BrowserContext> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const { email, password } = PEOPLE[who]
  await page.goto('/sign-in')
  await fillSignIn(page, email, password)
  await expect(page.getByRole('button', { name: /Signed in as/ })).toBeVisible()
  await page.close()
  return context
}

/** The cookies of somebody who is signed in, as a request has them. */
export async function cookiesOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
