import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { expectFitsEverybody } from '../fits-everybody'
import { funnelOf } from '../funnel-of'
import { expect, test } from '../test'

// Clients that shops have already send to this server: nothing of theirs changes but the host and the key. The tests follow one
// another on one shop.

test.describe.configure({ mode: 'serial' })

async function makeKey(page: Page, name: string, origin = ''): Promise<string> {
  await page.goto('/data/sources')
  await page.getByText('Take events as they happen').click()
  const form = page.getByRole('form', { name: 'Take events as they happen' })
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('From pages of').fill(origin)
  await form.getByRole('button', { name: 'Make a write key' }).click()
  return page.getByRole('textbox', { name: 'The write key; it is shown this once' }).inputValue()
}

async function readSteps(page: Page): Promise<number[]> {
  const answer = await page.request.get('/api/reports/funnel?range=all')
  const { rows } = await answer.json()
  return rows.map(({ count }: { count: number }) => count)
}

let before: number[] = []

/** So many sessions more than before the first event reached each step, by now. */
async function countSteps(page: Page): Promise<number[]> {
  return (await readSteps(page)).map((sessions, place) => sessions - (before[place] ?? 0))
}

const viewed = (more: number) => new RegExp(`Viewed ${(before[0] ?? 0) + more},`)

const ORDER = {
  order_id: 'o1',
  total: 20,
  currency: 'EUR',
  products: [{ product_id: 'p1', price: 20, quantity: 1 }],
}

test('a trip by the client of Segment for servers is in the funnel, and stands on the page of its key', async ({
  page,
}) => {
  const key = await makeKey(page, 'server')
  await expectFitsEverybody(page)
  // The first event takes the demo away.
  const hello = { event: 'hello', userId: 'zoe', messageId: 'm0' }
  await page.request.post('/api/ingest/events', {
    data: [hello],
    headers: { Authorization: `Bearer ${key}` },
  })
  await expect.poll(async () => (await (await page.request.get('/api/health')).json()).waiting).toBe(false)
  before = await readSteps(page)
  const analytics = new Analytics({ writeKey: key, host: new URL(page.url()).origin, flushAt: 2 })
  const properties = { product_id: 'p1', name: 'Aloe' }
  analytics.track({ anonymousId: 'a1', event: 'Product Viewed', properties })
  analytics.identify({ anonymousId: 'a1', userId: 'ann' })
  analytics.track({ userId: 'ann', event: 'Product Added', properties })
  analytics.track({ userId: 'ann', event: 'Order Completed', properties: ORDER })
  await analytics.closeAndFlush()
  await expect.poll(() => countSteps(page)).toEqual([1, 1, 1, 0])

  await page.goto('/data/sources')
  await page.getByRole('link', { name: 'server', exact: true }).click()
  await expect(
    page.getByRole('region', { name: 'Events that came last' }).getByText('Order Completed'),
  ).toBeVisible()
  await expect(page.getByText('3 in the last minute.')).toBeVisible()
  await expectFitsEverybody(page)
  await page.screenshot({ path: 'test-results/write-key.png', fullPage: true })
})

test('the client of RudderStack, which packs what it sends, adds another one', async ({ page }) => {
  const key = await makeKey(page, 'rudder')
  // A page that is open meanwhile shows it by itself.
  await page.goto('/?range=all')
  await expect(page.getByText('new numbers show by themselves')).toBeVisible()
  await expect(funnelOf(page)).toHaveAccessibleName(viewed(1))
  const client = new RudderAnalytics(key, { dataPlaneUrl: new URL(page.url()).origin })
  client.track({ userId: 'bob', event: 'Product Viewed', properties: { product_id: 'p1' } })
  await new Promise((resolve) => client.flush(resolve))
  await expect(funnelOf(page)).toHaveAccessibleName(viewed(2))
  await expect.poll(() => countSteps(page)).toEqual([2, 1, 1, 0])
})

test('pages of the shop send by the client of Segment for browsers; those of others may not', async ({
  page,
  browser,
}) => {
  const shop = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<h1>A shop</h1>'),
  )
  shop.listen(0, '127.0.0.1')
  await once(shop, 'listening')
  const port = (shop.address() as AddressInfo).port
  const key = await makeKey(page, 'pages', `http://127.0.0.1:${port}`)
  const here = new URL(page.url()).origin
  const client = path.resolve('node_modules/@segment/analytics-next/dist/umd/index.js')
  const visit = async (origin: string) => {
    const theirs = await browser.newPage()
    await theirs.goto(origin)
    await theirs.addScriptTag({ path: client })
    const answered = theirs.waitForResponse((response) => response.url().endsWith('/v1/t'))
    await theirs.evaluate(
      ([writeKey, cdnURL]) => {
        const { AnalyticsBrowser } = Reflect.get(window, 'AnalyticsNext')
        AnalyticsBrowser.load({ writeKey, cdnURL }).track('Product Viewed', { product_id: 'p1' })
      },
      [key, here],
    )
    const status = (await answered).status()
    await theirs.close()
    return status
  }
  expect(await visit(`http://127.0.0.1:${port}`)).toBe(200)
  expect(await visit(`http://localhost:${port}`)).toBe(403)
  await expect.poll(() => countSteps(page)).toEqual([3, 1, 1, 0])
  shop.close()
})

test('what cannot be taken says why, never by a redirect', async ({ page, request }) => {
  const key = await makeKey(page, 'nonsense')
  const send = async (to: string, data: string | Buffer, headers: Record<string, string> = {}) => {
    const answer = await request.post(to, { data, headers, maxRedirects: 0 })
    return [answer.status(), await answer.json()]
  }
  const withKey = { Authorization: `Bearer ${key}` }
  const error = (code: string) => ({ error: expect.objectContaining({ code }) })
  expect(await send('/v1/batch/', '{"batch": []}')).toEqual([401, error('bad_key')])
  expect(await send('/v1/batch', 'nonsense', withKey)).toEqual([400, error('bad_call')])
  expect(
    await send('/v1/track', gzipSync('{}').subarray(0, 9), { ...withKey, 'Content-Encoding': 'gzip' }),
  ).toEqual([400, error('bad_call')])
  const bomb = gzipSync(Buffer.alloc(50_000_000, 32))
  expect(await send('/v1/batch', bomb, { ...withKey, 'Content-Encoding': 'gzip' })).toEqual([
    413,
    error('too_large'),
  ])
  expect(await send('/api/ingest/events', '[{"event": "Product Viewed"}]', withKey)).toEqual([
    200,
    {
      success: true,
      events: 1,
      refused: [{ event: 1, reason: 'userId and anonymousId or previousId are missing' }],
    },
  ])
  await page.goto('/data/sources')
  await page.getByRole('link', { name: 'nonsense', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Events that were refused last' })).toContainText(
    'are missing',
  )

  await page.getByRole('button', { name: 'Make another key in its place' }).click()
  await expect(page.getByRole('textbox', { name: 'The write key; it is shown this once' })).not.toHaveValue(
    key,
  )
  expect(await send('/v1/batch', '{"batch": []}', withKey)).toEqual([401, error('bad_key')])
})
