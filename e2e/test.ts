import { rmSync } from 'node:fs'
import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { copyShop } from './prepare-shop'
import { portOf, type ShopName } from './shops'
import { startServer, stopServer } from './start-server'
import { TO_RECEIVER, tundish } from './tundish'

type Settings = Readonly<Record<string, string>>

/** A shop with its server, for as long as a worker lives: whoever changes it puts it back. */
export type Shop = Readonly<{
  url: string
  port: number
  dataDir: string
  /** Runs the command line on its database, while its server runs. */
  tundish: (args: readonly string[], settings?: Settings) => ReturnType<typeof tundish>
}>

export type ShopOptions = Readonly<{ shopName: ShopName }>

/** Tests that look at a shop. */
export const test = base.extend<object, ShopOptions & { shop: Shop; kept: BrowserContext }>({
  browser: [
    async ({ browser }, use) => {
      const make = browser.newContext.bind(browser)
      browser.newContext = async (...options) => {
        const context = await make(...options)
        context.on('page', waitForReact)
        return context
      }
      await use(browser)
    },
    { scope: 'worker' },
  ],
  shopName: ['demo', { option: true, scope: 'worker' }],
  shop: [
    async ({ shopName }, use) => {
      const dataDir = await copyShop(shopName)
      const port = portOf('shop')
      const settings = shopName === 'members' ? TO_RECEIVER : {}
      const server = await startServer({ port, dataDir, settings })
      if (server.exitCode !== null) throw new Error('The server of the shop did not start.')
      const url = `http://localhost:${port}`
      const run: Shop['tundish'] = (args, more) => tundish(dataDir, args, { ...settings, ...more })
      await use({ url, port, dataDir, tundish: run })
      await stopServer(server)
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 })
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: ({ shop }, use) => use(shop.url),
  // A browser that knows the scripts already shows a page in half the time: tests of a worker have one after another,
  // without what those before left in it.
  kept: [
    async ({ browser, shop }, use, { project }) => {
      const { viewport, timezoneId, contextOptions } = project.use
      const context = await browser.newContext({ ...contextOptions, viewport, timezoneId, baseURL: shop.url })
      await use(context)
      await context.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ kept }, use) => {
    await use(kept)
    for (const page of kept.pages()) await page.close()
    await kept.clearCookies()
  },
})

/** Whatever the page goes to, until what is on it does something: a click before that is lost. */
function waitForReact(page: Page): void {
  const [go, reload] = [page.goto.bind(page), page.reload.bind(page)]
  // Where it never is, the test itself says what it misses.
  const ready = () => page.waitForFunction(isReady, null, { polling: 50, timeout: 20_000 }).catch(() => {})
  page.goto = (...where) => go(...where).finally(ready)
  page.reload = (...how) => reload(...how).finally(ready)
}

/** In the page: every part that comes later has come, and React knows all that can be clicked or typed in. */
function isReady(): boolean {
  if (document.querySelector('template[id^="B:"], [hidden][id^="S:"]')) return false
  return [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea')].every((one) =>
    Object.keys(one).some((key) => key.startsWith('__react')),
  )
}

export { expect } from '@playwright/test'
