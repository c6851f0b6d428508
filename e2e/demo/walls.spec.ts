import { readFileSync } from 'node:fs'
import { type RawAnswer, sendBytes, sendRaw } from '../raw-request'
import { portOf } from '../shops'
import { expect, type Shop, test } from '../test'

// What the outer walls turn away, over bare sockets, at the server as `npm start` starts it.

const port = portOf('shop')
const ours = `http://127.0.0.1:${port}`
const ask = (path: string, given?: Parameters<typeof sendRaw>[2]) => sendRaw(port, path, given)

test.describe('headers', () => {
  for (const [path, status] of [
    ['/', 200],
    ['/products?range=90d', 200],
    ['/api/reports/funnel', 200],
    ['/api/reports/funnel?unit=people', 422],
    ['/api/reports/sales', 404],
    ['/api/health', 200],
    ['/api/reports/times-by-product?format=csv', 200],
    ['/no/such/page', 404],
    ['/_next/image?url=%2Ficon.svg&w=64&q=75', 404],
    ['/share/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/embed', 404],
    ['/%2e%2e/', 400],
  ] as const) {
    test(`of ${path} keep it to its reader`, async () => {
      const answer = await ask(path)
      expect(answer.status).toBe(status)
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cross-origin-resource-policy': path.endsWith('/embed') ? 'cross-origin' : 'same-origin',
      })
      const { 'cache-control': cache, 'content-security-policy': policy } = answer.headers
      expect(cache).toMatch(/^private, .*no-store/)
      for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy).toContain(rule)
      expect(answer.headers['x-frame-options']).toBe(path.endsWith('/embed') ? undefined : 'DENY')
      expect(answer.headers).not.toHaveProperty('strict-transport-security')
      expect(answer.headers).not.toHaveProperty('x-powered-by')
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    })
  }

  test('give each page a nonce of its own, and every script of the page has it', async () => {
    const pages = await Promise.all([ask('/'), ask('/'), ask('/no/such/page')])
    const nonces = pages.map(
      ({ headers }) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1],
    )
    expect(new Set(nonces).size).toBe(3)
    for (const [index, { body }] of pages.entries()) {
      const scripts = body.match(/<script\b[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(3)
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonces[index]}"`))).toEqual([])
    }
  })

  test('let browsers keep what never changes', async () => {
    const file = /\/_next\/static\/[^"]+\.js/.exec((await ask('/')).body)?.[0] ?? ''
    const { status, headers } = await ask(file)
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('of our own are no use to who sends them', async () => {
    const policy = "script-src 'nonce-chosen'"
    const headers = {
      'Content-Security-Policy': policy,
      'X-Forwarded-Proto': 'https',
      'X-Tundish-Https': '1',
    }
    const answer = await ask('/', { headers })
    expect(answer.body).not.toContain('chosen')
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
    expect(answer.headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
  })

  // CVE-2025-29927: each of these once made a Next.js server leave its middleware out.
  for (const value of [
    'middleware',
    'src/middleware',
    'pages/_middleware',
    'middleware:middleware:middleware:middleware:middleware',
    'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware',
    'proxy:proxy:proxy:proxy:proxy',
    'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy',
  ]) {
    test(`x-middleware-subrequest: ${value} changes nothing`, async () => {
      const { status, headers } = await ask('/', { headers: { 'x-middleware-subrequest': value } })
      expect(status).toBe(200)
      expect(headers['content-security-policy']).toContain("'nonce-")
    })
  }
})

test.describe('paths', () => {
  for (const path of [
    '//evil.example/',
    '/api//reports/funnel',
    '/./api/reports/funnel',
    '/api/../products',
    '/api/%2e%2e/products',
    '/api/reports%2ffunnel',
    '/api%5creports/funnel',
    '/api\\reports\\funnel',
    '/products;x',
    '/products%3bx',
    '/products%00',
    '/%252e%252e/products',
    'http://127.0.0.1:5432/',
    'https://evil.example/products',
    '*',
  ])
    test(`${path} is not one`, async () => {
      expect((await ask(path)).status).toBe(400)
    })

  test('are said in one way: no other spelling of a page answers with its numbers', async () => {
    for (const path of ['/PRODUCTS', '/products.rsc', '/products.json', '/products/index', '/products/x'])
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    const { status, headers } = await ask('/products/')
    expect([status, headers.location]).toEqual([308, '/products'])
  })

  test('of an upgrade lead nowhere, least of all to another server', async () => {
    const wish =
      'Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
    for (const target of ['http://127.0.0.1:5432/', 'http://169.254.169.254/latest/', '/', '/_next/hmr'])
      expect(await sendBytes(port, `GET ${target} HTTP/1.1\r\n${wish}`)).toBe('')
  })

  test('lead here only under a name of this machine', async () => {
    expect((await ask('/', { headers: { Host: 'evil.example' } })).status).toBe(421)
    expect((await ask('/', { headers: { Host: `localhost:${port}` } })).status).toBe(200)
  })
})

test.describe('changes', () => {
  const action = findAction('saveAnnotation')
  const body = JSON.stringify([null, { day: '2026-01-02', kind: 'release', title: 'From elsewhere' }])
  const change = (headers: Record<string, string>, sent = body): Promise<RawAnswer> =>
    ask('/', {
      method: 'POST',
      headers: { 'Next-Action': action, 'Content-Length': String(sent.length), ...headers },
      body: sent,
    })
  const readAnnotations = ({ tundish }: Shop) => tundish(['annotations', '--format', 'csv']).stdout

  test('by whoever is not a page of ours are refused, and those of ours are made', async ({ shop }) => {
    const before = readAnnotations(shop)
    const text = { 'Content-Type': 'text/plain;charset=UTF-8' }
    for (const [who, headers] of Object.entries<Record<string, string>>({
      nobody: {},
      'another site': { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      'another site that claims to be us': {
        Origin: 'https://evil.example',
        'X-Forwarded-Host': 'evil.example',
      },
      'another port': { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' },
      'a sandbox': { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      'https where we are http': { Origin: ours.replace('http:', 'https:') },
    })) {
      const answer = await change({ ...text, ...headers })
      expect(answer.status, who).toBe(403)
      expect(answer.body, who).toContain('not sent by a page of this Tundish')
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status, body: told } = await ask('/api/reports/funnel', { method, headers })
        expect([who, status, JSON.parse(told).error.code]).toEqual([who, 403, 'foreign_origin'])
      }
    }
    expect(readAnnotations(shop)).toBe(before)
    expect((await change({ ...text, Origin: ours })).status).toBe(200)
    expect(readAnnotations(shop)).not.toBe(before)
  })

  test('are not made by bodies that are none, nor does the server mind', async ({ shop }) => {
    const before = readAnnotations(shop)
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const sent of [
      'junk',
      '',
      '[',
      '["$Q0"]',
      '["$1"]',
      '[{"__proto__":{"x":1}},"$0"]',
      deep,
      '["$F1"]',
      'x'.repeat(900_000),
    ]) {
      const { status, body: told } = await change(
        { Origin: ours, 'Content-Type': 'text/plain;charset=UTF-8' },
        sent,
      )
      // What can be read as arguments is refused with a sentence, the rest by the framework.
      expect([sent.slice(0, 20), status >= 400 || told.includes('"problem":"')]).toContain(true)
      expect(told).not.toMatch(/\n\s+at |node_modules/)
    }
    for (const id of ['junk', '0'.repeat(42), `${action}00`, '__proto__', 'constructor'])
      expect((await change({ Origin: ours, 'Next-Action': id })).status).toBeGreaterThanOrEqual(400)
    const large = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${ours}\r\nContent-Length: 1048577\r\n\r\n`
    expect(await sendBytes(port, large)).toMatch(/^HTTP\/1.1 413 /)
    expect((await ask('/api/health')).status).toBe(200)
    expect(readAnnotations(shop)).toBe(before)
  })
})

/** The id under which the build knows a server action. */
function findAction(name: string): string {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  const found = Object.keys(node).find((id) => node[id].exportedName === name)
  if (!found) throw new Error(`The build has no action ${name}.`)
  return found
}
