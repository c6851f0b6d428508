import { existsSync } from 'node:fs'
import os from 'node:os'
import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './e2e/find-chromium'
import { GREENERY_FOLDER } from './e2e/shops'
import type { ShopOptions } from './e2e/test'

const executablePath = findChromium()
const hasGreenery = existsSync(GREENERY_FOLDER)
if (!hasGreenery) console.log(`${GREENERY_FOLDER} is absent: the tests on the Greenery files are left out.`)

export default defineConfig<object, ShopOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/prepare-shop.ts',
  // Each worker has a server and a database of its own, on which its files follow one another in any order. One more than there
  // are processors: a third of the time they wait for one another.
  workers: Math.min(4, os.availableParallelism() + 1),
  retries: 0,
  // They end what hangs; how fast something is says no test.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Asia/Kolkata',
    // As long as something is expected: what is not there is not waited for until the test ends.
    actionTimeout: 60_000,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-background-networking'] },
  },
  // A folder is of one shop. Where a second server would cost more than it brings there is one worker; what may have
  // several comes last, and fills the time.
  projects: [
    { name: 'process', workers: 1 },
    { name: 'made-up', workers: 1 },
    ...(hasGreenery ? [{ name: 'members', workers: 1, use: { shopName: 'members' as const } }] : []),
    { name: 'names', workers: 1, use: { shopName: 'names' as const } },
    ...(hasGreenery ? [{ name: 'greenery', workers: 1, use: { shopName: 'greenery' as const } }] : []),
    { name: 'many', workers: 1, use: { shopName: 'many' as const } },
    { name: 'sources', workers: 1, use: { shopName: 'demo' as const } },
    { name: 'funnels', workers: 1, use: { shopName: 'demo' as const } },
    { name: 'shapes', workers: 1, use: { shopName: 'demo' as const } },
    { name: 'first', workers: 1, use: { shopName: 'demo' as const } },
    { name: 'demo', use: { shopName: 'demo' as const } },
  ].map((project) => ({ ...project, testDir: `e2e/${project.name}` })),
})
