import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../../e2e/find-chromium'

/** The text that each page shows, once all of it has come. `keep` gets one after the other. */
export async function readPages(
  paths: readonly string[],
  { address, now }: Readonly<{ address: string; now: string }>,
  keep: (path: string, text: string) => Promise<void>,
): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.clock.setFixedTime(now)
    for (const path of paths) await keep(path, await readPage(page, `${address}${path}`))
  } finally {
    await browser.close()
  }
}

async function readPage(page: Page, address: string): Promise<string> {
  const response = await page.goto(address, { waitUntil: 'networkidle' })
  const text = (await page.locator('main').allInnerTexts()).at(-1) ?? ''
  return `${response?.status()} ${await page.title()}\n${withoutBlanks(text)}\n`
}

/** Blank lines say how the page is laid out, not what it says. */
function withoutBlanks(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
}
