import { expect, type Page } from '@playwright/test'

/** Saves the page that is open as a report, and stands before it. */
export async function saveReport(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save as report' }).click()
  const form = page.getByRole('form', { name: 'Save as report' })
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Save report' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
