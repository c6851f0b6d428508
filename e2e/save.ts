import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'

/** Opens the menu of the panel with this title. */
export async function openMenu(within: Page | Locator, title: string | RegExp): Promise<void> {
  const name = typeof title === 'string' ? `More of: ${title}` : title
  await within.getByRole('button', { name }).first().click()
}

/** Where a file of a panel is. */
export async function readHref(page: Page, title: string | RegExp, file: 'CSV' | 'XLSX'): Promise<string> {
  await openMenu(page, title)
  const href = await page.getByRole('menuitem', { name: `Table as ${file}` }).getAttribute('href')
  await page.keyboard.press('Escape')
  return href ?? ''
}

/** The bytes of what the menu of a panel saves, and what the file is called. */
export async function save(page: Page, what: 'CSV' | 'XLSX' | 'PNG' | 'SVG', title: string) {
  await openMenu(page, title)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: `as ${what}` }).click(),
  ])
  return { file: readFileSync(await download.path()), name: download.suggestedFilename() }
}
