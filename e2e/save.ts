import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** The bytes of what a control saves, and what the file is called. */
export async function save(page: Page, role: 'link' | 'button', name: string | RegExp) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole(role, { name }).first().click(),
  ])
  return { file: readFileSync(await download.path()), name: download.suggestedFilename() }
}
