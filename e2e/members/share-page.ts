import type { Browser, BrowserContext, Page } from '@playwright/test'

/** Makes a link to a page of the dashboard, and returns it. */
export async function sharePage(
  page: Page,
  at: string,
  choose: (form: Page) => Promise<void>,
): Promise<string> {
  await page.goto(at)
  await page.getByRole('button', { name: 'Share this page' }).click()
  await choose(page)
  await page.getByRole('button', { name: 'Make the link' }).click()
  return page.getByLabel('Link', { exact: true }).inputValue()
}

export const chooseKind = (name: string) => (form: Page) => form.getByRole('radio', { name }).check()

/** Somebody without an account. */
export async function newVisitor(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext()
  return { context, page: await context.newPage() }
}
