import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { FIVE_STEPS, TWO_STEPS } from '@/lib/testing/naive/made-up-funnels'
import { portOf } from '../shops'
import { startServer, stopServer } from '../start-server'
import { tundish } from '../tundish'
import { buildTree } from './build-tree'
import { writeVisits } from './write-visits'

// Nothing but the constant of the product funnel is another one: what is counted, drawn, exported and documented follows.

let root = ''
let dataDir = ''
test.beforeAll(() => {
  test.setTimeout(600_000)
  root = buildTree()
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'tundish-made-up-'))
})
test.afterAll(() => {
  for (const folder of [root, dataDir]) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

const SHOPS = [
  {
    name: 'five',
    funnel: FIVE_STEPS,
    fill: ['import', 'greenery', writeVisits()],
    said: 'Refreshed 100 sessions.',
    counts: ['100', '80', '40', '20', '10'],
    answer:
      'Of 100 sessions that made a search, 80 (80 %) made visit, 40 (40 %) made choice and 20 (20 %) made purchase.',
    csv: 'made_search,100,,1,\nmade_visit,80,0.8,0.8,20\nmade_choice,40,0.5,0.4,40\nmade_purchase,20,0.5,0.2,20\nmade_delivery,10,0.5,0.1,10\n',
    columns: 'product,made_search,made_visit,made_choice,made_purchase,visit_per_search',
    gaps: ['Made search to made visit', 'Made visit to made choice', 'Made choice to made purchase'],
    rate: 'Purchase per search',
  },
  {
    name: 'two',
    funnel: TWO_STEPS,
    fill: ['refresh'],
    said: 'The steps of the funnel are others now, so all was rebuilt.',
    counts: ['80', '20'],
    answer: 'Of 80 sessions that made a visit, 20 (25 %) made purchase.',
    csv: 'made_visit,80,,1,\nmade_purchase,20,0.25,0.25,60\n',
    columns: 'product,made_visit,made_purchase,purchase_per_visit',
    gaps: ['Made visit to made purchase'],
    rate: 'Purchase per visit',
  },
] as const

for (const shop of SHOPS) {
  test(`a product funnel of ${shop.name} steps`, async ({ page, request }) => {
    test.setTimeout(300_000)
    const settings = { MADE_UP_FUNNEL: shop.name }
    expect(tundish(dataDir, shop.fill, settings, root).stdout).toContain(shop.said)
    const port = portOf('started')
    const server = await startServer({ port, dataDir, root, settings })
    const url = `http://localhost:${port}`
    try {
      const csv = await (await request.get(`${url}/api/reports/funnel?format=csv`)).text()
      expect(csv).toBe(`step,count,step_rate,overall_rate,drop_off\n${shop.csv}`)
      const products = await (await request.get(`${url}/api/reports/products?format=csv`)).text()
      expect(products).toContain(shop.columns)

      await page.goto(`${url}/?range=all`)
      const funnel = page.getByRole('region', { name: 'How are our users moving through the funnel?' })
      await expect(funnel).toContainText(shop.answer)
      const picture = funnel.getByRole('group', { name: /Funnel/ })
      for (const [place, { words }] of shop.funnel.steps.entries()) {
        await expect(picture).toContainText(words.label)
        await expect(picture).toContainText(shop.counts[place] ?? '')
      }
      for (const gap of shop.gaps) await expect(page.getByRole('heading', { name: gap })).toBeVisible()

      await page.goto(`${url}/quarters?range=all`)
      await expect(page.getByRole('heading', { name: `${shop.rate}, quarterly` })).toBeVisible()

      await page.goto(`${url}/data/session_path`)
      const [entry] = shop.funnel.steps
      await expect(page.getByRole('main')).toContainText(`a ${entry?.words.label.toLowerCase()}`)
    } finally {
      await stopServer(server)
    }
  })
}
