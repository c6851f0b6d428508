import { existsSync } from 'node:fs'
import os from 'node:os'
import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './e2e/find-chromium'
import { SHOPS } from './e2e/shops'

const executablePath = findChromium()
const hasGreenery = existsSync(SHOPS.greenery.folder)
if (!hasGreenery)
  console.log(`${SHOPS.greenery.folder} is absent: the tests on the Greenery files are left out.`)

// The longest first.
const shops = [SHOPS.demo, ...(hasGreenery ? [SHOPS.greenery, SHOPS.members] : []), SHOPS.names]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  // Shops know nothing of each other; within one, test after test finds what those before left. A browser, its server and
  // its database keep two cores busy.
  workers: Math.max(1, Math.min(shops.length, Math.floor(os.availableParallelism() / 2))),
  retries: 0,
  // They end what hangs; how fast something is says no test.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Asia/Kolkata',
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-background-networking'] },
  },
  projects: shops.map(({ name, port }) => ({
    name,
    testDir: `e2e/${name}`,
    workers: 1,
    use: { baseURL: `http://localhost:${port}` },
  })),
  webServer: shops.map(({ name, port }) => ({
    command: `node --import tsx e2e/serve.ts ${name}`,
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
  })),
})
