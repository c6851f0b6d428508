import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** The people of these tests. Each later file signs in as those whom the first one made members. */
export const PEOPLE = {
  admin: { name: 'Ann Lee', email: 'ann@example.com', password: 'violet kettle march' },
  editor: { name: 'Eve Roy', email: 'eve@example.com', password: 'amber window seven' },
  viewer: { name: 'Vic Tam', email: 'vic@example.com', password: 'copper garden nine' },
} as const

export type Person = keyof typeof PEOPLE

export const PERSON_NAMES = Object.keys(PEOPLE) as readonly Person[]

/** A browser of their own, signed in. */
export async function signIn(browser: Browser, who: Person): Promise<BrowserContext> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const { email, password } = PEOPLE[who]
  await page.goto('/sign-in')
  await fillSignIn(page, email, password)
  await expect(page.getByRole('button', { name: /Signed in as/ })).toBeVisible()
  await page.close()
  return context
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
