import type { Locator, Page } from '@playwright/test'

/** The steps of the funnel that is built. */
export function listSteps(page: Page): Locator {
  return page.getByRole('list', { name: 'Steps' })
}

/** How many come how far, a bar a step. */
export function listBars(page: Page): Locator {
  return page.getByRole('list', { name: 'How many come how far' }).getByRole('listitem')
}

export async function addStep(page: Page, type: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose: Add a step' }).click()
  await page.getByRole('searchbox', { name: 'Search event types' }).fill(type)
  await page.getByRole('button', { name: new RegExp(`^${type} `) }).click()
}

/** Of each step, how many the page says came to it. */
export async function listCounts(page: Page): Promise<number[]> {
  const texts = await listBars(page).locator('p:first-child span:last-child').allTextContents()
  return texts.map((text) => Number(text.replaceAll(',', '')))
}
