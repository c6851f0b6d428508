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

const to =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

/** Never asked: what a test that must not leave this machine gives. */
const nowhere: Resolver = () => Promise.reject(new Error('asked'))

describe('what may not be asked', () => {
  it.each([
    // No URL, or none of the web.
    '',
    ' ',
    'example.com',
    '//example.com/',
    '/etc/passwd',
    'http://',
    'http:///',
    'http://a b/',
    'http://exa%00mple.com/',
    'http://[::1',
    'http://[fe80::1%25eth0]/',
    'http://1.2.3.4.5/',
    'http://256.1.1.1/',
    'http://127.0.0.1:99999/',
    'file:///etc/passwd',
    'ftp://8.8.8.8/',
    'gopher://8.8.8.8:80/',
    'data:text/plain,x',
    'javascript:alert(1)',
    'ws://8.8.8.8/',
    'unix:/var/run/docker.sock',
    'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
    // Names and passwords.
    'http://user@8.8.8.8/',
    'http://user:password@8.8.8.8/',
    'http://8.8.8.8:80@127.0.0.1/',
    // Ports.
    'http://8.8.8.8:22/',
    'http://8.8.8.8:25/',
    'http://8.8.8.8:5432/',
    'http://8.8.8.8:6379/',
    'https://8.8.8.8:3000/',
    'http://8.8.8.8:0/',
    // This machine, in every spelling.
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://127.0.1/',
    'http://127.255.255.254:8080/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0x7f.1/',
    'http://%31%32%37.0.0.1/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
    'http:127.0.0.1',
    'http:\\\\127.0.0.1\\',
    'HTTP://127.0.0.1/',
    ' http://127.0.0.1/ ',
    'ht\ntp://127.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    // The neighbourhood, and what clouds keep there.
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://3232235521/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[fd00:ec2::254]/',
    'http://168.63.129.16/',
    'http://100.100.100.200/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    // Clothes, and nowhere.
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b::8.8.8.8]/',
    'http://[2001:db8::1]/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[ff02::1]/',
  ])('%j', async (url) => {
    await expect(sendRequest(url, REQUEST, nowhere)).rejects.toMatchObject({ code: 'bad_target' })
  })

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '127.0.0.1']],
    [['2606:4700::1', '::1']],
    [['169.254.169.254']],
    [['::ffff:10.0.0.1']],
  ])('a name that leads to %j', async (addresses) => {
    await expect(sendRequest('https://hook.example/', REQUEST, to(...addresses))).rejects.toMatchObject({
      code: 'bad_target',
      message: 'hook.example does not lead to the public internet.',
    })
  })
})

describe('the name', () => {
  it('is resolved once: a second answer that leads here is never asked for', async () => {
    const pinned = await serve((_, response) => response.end('pinned'), '127.0.0.2')
    const rebound = vi.fn<RequestListener>((_, response) => response.end('rebound'))
    await serve(rebound, '127.0.0.1', pinned)
    const resolve = vi
      .fn<Resolver>()
      .mockImplementationOnce(to('127.0.0.2'))
      .mockImplementation(to('127.0.0.1'))
    const { body } = await sendRequest(`http://hook.example:${pinned}/`, AT_HOME, resolve)
    expect(body.toString()).toBe('pinned')
    expect(resolve).toHaveBeenCalledTimes(1)
    expect(rebound).not.toHaveBeenCalled()
  })

  it('that nobody knows, or that is not told in time, is said to give no answer', async () => {
    const unknown = sendRequest('https://hook.example/', REQUEST, nowhere)
    await expect(unknown).rejects.toMatchObject({
      code: 'no_answer',
      message: 'No address is known for hook.example.',
    })
    await expect(sendRequest('https://hook.example/', REQUEST, to())).rejects.toMatchObject({
      code: 'no_answer',
    })
    const silent = sendRequest(
      'https://hook.example/',
      { ...REQUEST, timeoutMs: 50 },
      () => new Promise(() => {}),
    )
    await expect(silent).rejects.toMatchObject({ message: 'hook.example did not answer within 0.05 s.' })
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
    const answer = await sendRequest(`http://hook.example:${port}/a?b=c`, given, to('127.0.0.1'))
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
