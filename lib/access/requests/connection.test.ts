import { describe, expect, it } from 'vitest'
import { isDirect, isInternalHeader, toConnection } from './connection'

const plain = { peer: '10.0.0.9', isEncrypted: false }
const forged = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3', 'x-forwarded-proto': 'https' }

describe('toConnection', () => {
  it('believes no header when no proxy is trusted', () => {
    expect(toConnection(forged, plain, 0)).toEqual({ address: '10.0.0.9', isHttps: false })
    expect(toConnection({}, { ...plain, isEncrypted: true }, 0).isHttps).toBe(true)
  })

  it.each([
    [1, '3.3.3.3'],
    [2, '2.2.2.2'],
    [3, '1.1.1.1'],
    [4, '10.0.0.9'],
  ])('with %i trusted proxies counts from the right', (proxies, address) => {
    expect(toConnection(forged, plain, proxies)).toEqual({ address, isHttps: true })
  })

  it.each([
    ['203.0.113.7:4711', '203.0.113.7'],
    ['[2001:DB8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['unknown', '10.0.0.9'],
    ['_hidden', '10.0.0.9'],
    ['999.1.1.1', '10.0.0.9'],
    ['', '10.0.0.9'],
    ['1.1.1.1, unknown', '10.0.0.9'],
  ])('reads the entry %j as %s', (entry, address) => {
    expect(toConnection({ 'x-forwarded-for': entry }, plain, 1).address).toBe(address)
  })

  it('reads the peer of a socket that speaks both families', () => {
    expect(toConnection({}, { peer: '::ffff:127.0.0.1', isEncrypted: false }, 0).address).toBe('127.0.0.1')
    expect(toConnection({}, { peer: '', isEncrypted: false }, 0).address).toBe('')
  })

  it.each([
    ['https, http', 1, false],
    ['https, http', 2, true],
    ['https', 2, true],
    ['HTTPS', 1, true],
    ['http', 1, false],
    ['httpsx', 1, false],
    [undefined, 1, false],
  ])('takes %j behind %i proxies for https: %s', (scheme, proxies, isHttps) => {
    expect(toConnection({ 'x-forwarded-proto': scheme }, plain, proxies).isHttps).toBe(isHttps)
  })
})

describe('isDirect', () => {
  const ofBrowser = {
    host: 'localhost:3000',
    connection: 'keep-alive',
    'cache-control': 'max-age=0',
    'sec-ch-ua-platform': '"Linux"',
    'upgrade-insecure-requests': '1',
    'user-agent': 'Mozilla/5.0',
    accept: 'text/html',
    'sec-fetch-site': 'none',
    'accept-encoding': 'gzip',
    referer: 'http://localhost:3000/',
    origin: 'http://localhost:3000',
    cookie: 'a=b',
    'next-action': '7f',
    'next-router-state-tree': '%5B%5D',
    'next-url': '/',
    rsc: '1',
    'x-requested-with': 'XMLHttpRequest',
    dnt: '1',
    'content-length': '3',
  }

  it('knows a browser, and a command line', () => {
    expect(isDirect(ofBrowser, '1.1')).toBe(true)
    expect(isDirect({ host: 'localhost', 'user-agent': 'curl/8', accept: '*/*' }, '1.1')).toBe(true)
  })

  it('knows by HTTP/1.0 what nginx passes on that is told nothing', () => {
    expect(isDirect({ host: '127.0.0.1:3000', connection: 'close', accept: 'text/html' }, '1.0')).toBe(false)
  })

  it.each([
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-port',
    'x-forwarded-server',
    'x-forwarded-prefix',
    'x-forwarded',
    'forwarded',
    'forwarded-for',
    'via',
    'x-real-ip',
    'x-client-ip',
    'client-ip',
    'x-cluster-client-ip',
    'true-client-ip',
    'cf-connecting-ip',
    'cf-ray',
    'fastly-client-ip',
    'fly-client-ip',
    'x-azure-clientip',
    'x-appengine-user-ip',
    'x-envoy-external-address',
    'x-original-forwarded-for',
    'x-original-host',
    'x-amzn-trace-id',
    'cdn-loop',
    'x-scheme',
    'x-remote-addr',
    'proxy-client-ip',
    'tailscale-user-login',
  ])('knows by %s that a server is in front, whatever it says', (name) => {
    for (const value of ['127.0.0.1', 'localhost', '', 'unknown'])
      expect(isDirect({ ...ofBrowser, [name]: value }, '1.1')).toBe(false)
  })
})

describe('isInternalHeader', () => {
  it.each([
    'x-tundish-address',
    'x-tundish-anything',
    'x-middleware-subrequest',
    'x-middleware-next',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'forwarded',
    'x-real-ip',
    'x-nextjs-data',
    'x-invoke-path',
    'x-matched-path',
    'content-security-policy',
  ])('names %s', (name) => {
    expect(isInternalHeader(name)).toBe(true)
  })

  it.each([
    'host',
    'origin',
    'cookie',
    'next-action',
    'rsc',
    'next-router-state-tree',
    'x-forwarded',
    'accept',
  ])('leaves %s', (name) => {
    expect(isInternalHeader(name)).toBe(false)
  })
})
