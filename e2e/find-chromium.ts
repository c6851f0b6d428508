import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

/** First the one without windows of its own: a page costs it a quarter of the time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/**
 * The browser to test in: PLAYWRIGHT_CHROMIUM, else a Chromium or Chrome of the system, else Playwright's own.
 * Throws a sentence that says how to get one.
 */
export function findChromium(): string {
  const chosen = process.env.PLAYWRIGHT_CHROMIUM
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = chosen
    ? [chosen]
    : [
        ...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
        chromium.executablePath(),
      ]
  const found = candidates.find(isProgram)
  if (found) return found
  throw new Error(
    `No browser was found${chosen ? ` at PLAYWRIGHT_CHROMIUM=${chosen}` : ''}. On Debian: apt-get install chromium-headless-shell. Elsewhere: npx playwright install chromium, or set PLAYWRIGHT_CHROMIUM.`,
  )
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return existsSync(file)
  } catch {
    return false
  }
}
