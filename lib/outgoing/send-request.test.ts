import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Resolver } from './resolve-target'
import { type OutgoingRequest, sendRequest } from './send-request'

const servers: Server[] = []

async function serve(listener: RequestListener, host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer(listener).listen(port, host)
  servers.push(server)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const REQUEST: OutgoingRequest = {
  method: 'POST',
  headers: {},
  body: null,
  timeoutMs: 10_000,
  mostBytes: 1000,
  allowPrivate: false,
}
const AT_HOME = { ...REQUEST, allowPrivate: true }

const toThisMachine: Resolver = async () => [{ address: '127.0.0.1', family: 4 }]

describe('the name', () => {
  it('is resolved once, and the connection asks for it no more', async () => {
    const port = await serve((_, response) => response.end('pinned'))
    const resolve = vi
      .fn<Resolver>()
      .mockImplementationOnce(toThisMachine)
      .mockRejectedValue(new Error('again'))
    const { body } = await sendRequest(`http://hook.example:${port}/`, AT_HOME, resolve)
    expect(body.toString()).toBe('pinned')
    expect(resolve).toHaveBeenCalledTimes(1)
  })

  it('that leads here is not asked', async () => {
    for (const url of ['http://hook.example/', 'file:///etc/passwd'])
      await expect(sendRequest(url, REQUEST, toThisMachine)).rejects.toMatchObject({ code: 'bad_target' })
  })

  it('that is not told in time is not waited for', async () => {
    const given = { ...REQUEST, timeoutMs: 50 }
    const asked = sendRequest('https://hook.example/', given, () => new Promise(() => {}))
    await expect(asked).rejects.toMatchObject({ message: 'hook.example did not answer within 0.05 s.' })
  })
})

describe('the request', () => {
  it('carries its method, body and headers, and keeps Host and length to itself', async () => {
    const port = await serve(async (request, response) => {
      const { method, url, headers } = request
      response.end(JSON.stringify({ method, url, headers, body: await text(request) }))
    })
    const headers = {
      'X-Signature': 'abc',
      Host: 'evil.example',
      'content-length': '1',
      'Transfer-Encoding': 'chunked',
    }
    const given = { ...AT_HOME, headers, body: 'zwölf' }
    const answer = await sendRequest(`http://hook.example:${port}/a?b=c`, given, toThisMachine)
    expect(JSON.parse(answer.body.toString())).toEqual({
      method: 'POST',
      url: '/a?b=c',
      body: 'zwölf',
      headers: {
        'x-signature': 'abc',
        host: `hook.example:${port}`,
        'content-length': '6',
        connection: 'close',
      },
    })
  })

  it('with a header that would begin another is not sent', async () => {
    const listener = vi.fn<RequestListener>((_, response) => response.end())
    const port = await serve(listener)
    const given = { ...AT_HOME, headers: { 'X-Name': 'a\r\nX-Admin: 1' } }
    await expect(sendRequest(`http://127.0.0.1:${port}/`, given)).rejects.toMatchObject({ code: 'no_answer' })
    expect(listener).not.toHaveBeenCalled()
  })
})

describe('the answer', () => {
  it.each([301, 302, 303, 307, 308])('%i is one, and leads nowhere else', async (status) => {
    const elsewhere = vi.fn<RequestListener>((_, response) => response.end())
    const Location = `http://127.0.0.1:${await serve(elsewhere)}/`
    const port = await serve((_, response) => response.writeHead(status, { Location }).end())
    const answer = await sendRequest(`http://127.0.0.1:${port}/`, AT_HOME)
    expect([answer.status, answer.headers.location]).toEqual([status, Location])
    expect(elsewhere).not.toHaveBeenCalled()
  })

  it('is taken up to its limit, said beforehand or not', async () => {
    const port = await serve(({ url }, response) => {
      const bytes = Number(url?.slice(1))
      for (let sent = 0; sent < bytes; sent += 100) response.write('x'.repeat(Math.min(100, bytes - sent)))
      response.end()
    })
    expect((await sendRequest(`http://127.0.0.1:${port}/1000`, AT_HOME)).body).toHaveLength(1000)
    await expect(sendRequest(`http://127.0.0.1:${port}/1001`, AT_HOME)).rejects.toMatchObject({
      code: 'no_answer',
      message: `127.0.0.1:${port} answered with more than 1000 bytes.`,
    })
  })

  it('that does not begin, does not end, or trickles, is not waited for', async () => {
    const port = await serve(({ url }, response) => {
      if (url === '/silent') return
      response.write('x')
      if (url === '/trickle') setInterval(() => response.write('x'), 10).unref()
    })
    for (const path of ['/silent', '/halt', '/trickle']) {
      const asked = sendRequest(`http://127.0.0.1:${port}${path}`, { ...AT_HOME, timeoutMs: 200 })
      await expect(asked).rejects.toMatchObject({ message: `127.0.0.1:${port} did not answer within 0.2 s.` })
    }
  })

  it('may break off, switch protocols or not be there', async () => {
    const port = await serve(({ url, socket }, response) => {
      if (url === '/101')
        socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')
      else if (url === '/no-http') socket.end('hello\r\n\r\n')
      else response.writeHead(200, { 'Content-Length': 50 }).write('x', () => socket.destroy())
    })
    for (const path of ['/101', '/no-http', '/broken']) {
      const asked = sendRequest(`http://127.0.0.1:${port}${path}`, { ...AT_HOME, timeoutMs: 1000 })
      await expect(asked).rejects.toMatchObject({ code: 'no_answer' })
    }
    for (const scheme of ['http', 'https'])
      await expect(sendRequest(`${scheme}://127.0.0.1:1/`, AT_HOME)).rejects.toMatchObject({
        code: 'no_answer',
      })
  })
})
