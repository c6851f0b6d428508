import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Application, createFrontDoor } from './front-door'

// What no browser sends, byte by byte.

let door: Server
/** A door before an application that says whether a request came straight. */
async function open(proxies: number): Promise<void> {
  const application: Application = {
    answer: async ({ headers }, response) => {
      response.end(`straight: ${headers['x-tundish-direct'] ?? 'no'}`)
    },
    take: async (_request, response) => {
      response.end()
    },
    upgrade: null,
    isRouterState: (value) => value === 'good',
  }
  door = createFrontDoor(application, { proxies, localOnly: false })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
}
function close(): void {
  door.closeAllConnections()
  door.close()
}
beforeEach(() => open(0))
afterEach(close)

/** What comes back until the connection is closed. */
async function send(line: string, ...headers: readonly string[]): Promise<string> {
  const socket = createConnection((door.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    [line.includes(' HTTP/') ? line : `${line} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join(
      '\r\n',
    ),
  )
  return text(socket)
}

const HOST = 'Host: localhost'
const statusOf = async (...given: Parameters<typeof send>) => Number((await send(...given)).slice(9, 12))

describe('the front door', () => {
  it.each(['TRACE', 'PROPFIND', 'PURGE', 'M-SEARCH', 'QUERY', 'LINK'])('takes no %s', async (method) => {
    for (const path of ['/', '/api/health'])
      for (const origin of [[], ['Origin: http://localhost']]) {
        const told = await send(`${method} ${path}`, HOST, ...origin)
        expect(told).toMatch(/^HTTP\/1.1 405 Method Not Allowed\r\n/)
        expect(told).toContain('Allow: GET, HEAD, POST, OPTIONS\r\n')
      }
  })

  it('leads to no other server', async () => {
    expect(await statusOf('CONNECT localhost:5432', HOST)).toBe(405)
    expect(await statusOf('CONNECT /', HOST)).toBe(405)
  })

  it.each([
    ['localhost', 'evil.example'],
    ['evil.example', 'localhost'],
    ['localhost', 'localhost'],
  ])('is meant by one host: not by %s and %s', async (one, other) => {
    const told = await send('GET /', `Host: ${one}`, `hOST: ${other}`)
    expect(told.slice(0, 13)).toBe('HTTP/1.1 400 ')
    expect(told).toContain('says more than once which host it means')
  })

  it.each([
    ['good', 200],
    ['bad', 400],
    ['', 400],
  ])('answers the router state %j with %i', async (value, status) => {
    const state = `Next-Router-State-Tree: ${value}`
    expect(await statusOf('GET /', HOST, state)).toBe(status)
    expect(await statusOf('GET /', HOST, 'RSC: 1', state)).toBe(status)
    expect(await statusOf('GET /', HOST, state, state)).toBe(400)
  })

  it.each([
    ['7f'.repeat(21), 200],
    ['7f'.repeat(22), 400],
    ['junk', 400],
    ['__proto__', 400],
    ['', 400],
  ])('answers the action %j with %i', async (value, status) => {
    const action = `Next-Action: ${value}`
    expect(await statusOf('POST /', HOST, 'Origin: http://localhost', 'Content-Length: 0', action)).toBe(
      status,
    )
    expect(await statusOf('GET /', HOST, action, action)).toBe(400)
  })

  it.each([0, 1, 2, 9])(
    'takes nobody by a proxy for one who came straight, with %i trusted',
    async (proxies) => {
      close()
      await open(proxies)
      expect(await send('GET /', HOST)).toContain('straight: 1')
      for (const header of [
        'X-Forwarded-For: 127.0.0.1, 127.0.0.1',
        'X-Forwarded-Host: localhost',
        'Forwarded: for=127.0.0.1',
        'Via: 1.1 nginx',
        'X-Real-IP: 127.0.0.1',
        'CF-Connecting-IP:',
      ])
        expect(await send('GET /', HOST, header, 'X-Tundish-Direct: 1')).toContain('straight: no')
      expect(await send('GET / HTTP/1.0', HOST)).toContain('straight: no')
    },
  )
})
