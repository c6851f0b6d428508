import { once } from 'node:events'
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import { type AddressInfo, createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MOST_BODY_BYTES, MOST_FILE_BYTES } from './find-refusal'
import { type Application, createFrontDoor, type FrontDoorOptions } from './front-door'

const doors: Server[] = []

/** A door before an application that answers with the headers that reached it. */
async function open(
  options: Partial<FrontDoorOptions> = {},
  given: Partial<Application> = {},
): Promise<number> {
  const answer: Application['answer'] = async ({ headers, url }, response) => {
    response.end(JSON.stringify({ url, headers }))
  }
  const door = createFrontDoor(
    { answer, take: answer, upgrade: null, isRouterState: (value) => value === 'good', ...given },
    { proxies: 0, localOnly: false, ...options },
  )
  doors.push(door)
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  return (door.address() as AddressInfo).port
}

afterEach(async () => {
  for (const door of doors.splice(0)) {
    door.closeAllConnections()
    door.close()
  }
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

async function ask(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: object; body?: string | Buffer } = {},
): Promise<Answer> {
  const asked = httpRequest({ port, host: '127.0.0.1', path, method, headers: { ...headers } })
  asked.end(body)
  const [response] = await once(asked, 'response')
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

/** What comes back for these bytes until the connection is closed. */
async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = createConnection(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(bytes)
  return text(socket)
}

const seen = ({ body }: Answer): Record<string, string> => JSON.parse(body).headers

describe('headers', () => {
  const forged = {
    'X-Tundish-Address': '6.6.6.6',
    'X-Tundish-Https': '1',
    'X-Middleware-Subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'X-Forwarded-For': '6.6.6.6',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'for=6.6.6.6',
    'X-Real-IP': '6.6.6.6',
    'Content-Security-Policy': "script-src 'nonce-mine'",
    Cookie: 'a=b',
  }

  it('of ours, and of proxies, are written by us alone', async () => {
    const port = await open()
    const answer = await ask(port, '/', { headers: forged })
    expect(seen(answer)).toEqual({
      host: `127.0.0.1:${port}`,
      cookie: 'a=b',
      connection: 'keep-alive',
      'x-tundish-address': '127.0.0.1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    })
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
  })

  it('of a trusted proxy are believed as far as it wrote them', async () => {
    const answer = await ask(await open({ proxies: 1 }), '/', {
      headers: { ...forged, 'X-Forwarded-For': '6.6.6.6, 203.0.113.7' },
    })
    expect(seen(answer)).toMatchObject({ 'x-tundish-address': '203.0.113.7', 'x-tundish-https': '1' })
    expect(seen(answer)).not.toHaveProperty('x-forwarded-host')
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })

  it('that stand on every answer stand on refusals, too', async () => {
    const port = await open()
    for (const path of ['/', '/..']) {
      const { headers } = await ask(port, path)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      })
    }
  })
})

describe('refusals', () => {
  it.each([
    '//evil.example/',
    '/a//b',
    '/%2e%2e/a',
    '/a%2fb',
    '/a;b',
    '/a\\b',
    'http://127.0.0.1:5432/',
    '*',
  ])('meet the target %s', async (path) => {
    const answer = await ask(await open(), path)
    expect([answer.status, answer.headers.connection]).toEqual([400, 'close'])
  })

  it('leave queries alone', async () => {
    const target = '/?product=a//b%2f..%5c&_rsc=1'
    expect(JSON.parse((await ask(await open(), target)).body).url).toBe(target)
  })

  it.each(['a b', 'evil.example/path', 'user@host', 'a,b', '[::1', 'x:y'])(
    'meet the host %j',
    async (Host) => {
      expect((await ask(await open(), '/', { headers: { Host } })).status).toBe(400)
    },
  )

  it('meet who names no host', async () => {
    expect(await sendRaw(await open(), 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
  })

  it('meet another name where only this machine is meant, as a rebound one has', async () => {
    const port = await open({ localOnly: true })
    const status = async (Host: string) => (await ask(port, '/', { headers: { Host } })).status
    for (const host of [
      'localhost',
      'localhost:3000',
      'LOCALHOST',
      '127.0.0.1:80',
      '127.1.2.3',
      '[::1]:3000',
    ])
      expect(await status(host)).toBe(200)
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '10.0.0.1',
      '[::2]',
    ])
      expect(await status(host)).toBe(421)
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('meet a %s from elsewhere, or from nowhere', async (method) => {
    const port = await open()
    const status = async (headers: object) => (await ask(port, '/', { method, headers })).status
    expect(await status({})).toBe(403)
    expect(await status({ Origin: 'https://evil.example' })).toBe(403)
    expect(await status({ Origin: 'null' })).toBe(403)
    expect(await status({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
    expect(await status({ Origin: `http://127.0.0.1:${port}` })).toBe(200)
    expect(await status({ 'Sec-Fetch-Site': 'same-origin' })).toBe(200)
  })

  it('spare a form that hides its origin, which then is said', async () => {
    const port = await open()
    const headers = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }
    expect(seen(await ask(port, '/', { method: 'POST', headers })).origin).toBe(`http://127.0.0.1:${port}`)
  })

  it('speak JSON where JSON is spoken', async () => {
    const { status, body } = await ask(await open(), '/api/reports/funnel', { method: 'POST' })
    expect([status, JSON.parse(body).error.code]).toEqual([403, 'foreign_origin'])
  })
})

describe('bodies', () => {
  const send = async (body: Buffer | string, headers = {}) => {
    const port = await open()
    return ask(port, '/', {
      method: 'POST',
      body,
      headers: { Origin: `http://127.0.0.1:${port}`, ...headers },
    })
  }

  it.each([
    ['POST /', MOST_BODY_BYTES],
    ['POST /api/dbt', MOST_FILE_BYTES],
    ['PUT /api/dbt', MOST_BODY_BYTES],
    ['POST /api/dbt/', MOST_BODY_BYTES],
  ])('%s pass up to %d bytes, and not one more', async (target, most) => {
    const answers = await Promise.all(
      [0, most, most + 1].map(async (length) => {
        const port = await open()
        const head = `${target} HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`
        return sendRaw(port, head)
      }),
    )
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['200', '200', '413'])
  })

  it('say their length', async () => {
    expect((await send('abc', { 'Transfer-Encoding': 'chunked' })).status).toBe(411)
  })
})

describe('upgrades', () => {
  const wish = (target: string) =>
    `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n`

  it.each(['/', '/_next/hmr', 'http://127.0.0.1:5432/'])('to %s end without a word', async (target) => {
    expect(await sendRaw(await open(), wish(target))).toBe('')
  })

  it('are passed on where a protocol is spoken, unless to an absolute target', async () => {
    const upgrade = vi.fn<NonNullable<Application['upgrade']>>((_, socket) => socket.end('hello'))
    const port = await open({}, { upgrade })
    expect(await sendRaw(port, wish('/_next/hmr'))).toBe('hello')
    expect(await sendRaw(port, wish('http://127.0.0.1:5432/'))).toBe('')
    expect(upgrade).toHaveBeenCalledTimes(1)
  })
})

describe('a fault behind the door', () => {
  it('is logged without the address, and answered without its words', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const port = await open({}, { answer: () => Promise.reject(new Error('secret table')) })
    const { status, body } = await ask(port, '/share/token123')
    expect([status, body]).toEqual([500, 'Something went wrong here; the log of the server says what.\n'])
    expect(JSON.stringify(log.mock.calls)).not.toContain('token123')
    log.mockRestore()
  })
})
